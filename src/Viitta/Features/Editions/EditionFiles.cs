using System.Text;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Editions;

/// <summary>
/// An edition to take along: contacts for a phone, a spreadsheet, a reminder for the calendar. In the page's language and
/// with the page's rights; <c>public=true</c> gives a member what may be handed on to everybody.
/// </summary>
public static class EditionFiles
{
    /// <summary>Where the files of an edition are.</summary>
    public static string Root(string network, int edition) => $"/networks/{network}/editions/{edition}";

    public static void MapEditionFiles(this WebApplication app)
    {
        var files = app.MapGroup("/networks/{network}/editions/{edition}")
            .WithMetadata(new OpenToAttribute(Audience.Everyone)).ExcludeFromDescription();
        files.MapGet("/contacts.vcf", async ([AsParameters] Asked asked, ContactCards cards, CancellationToken ct) =>
            Answer(await asked.ReadAsync(ct), "vcf", VCard.ContentType, copy => Utf8(cards.Of(copy, copy.Contacts))));
        files.MapGet("/contacts/{id:guid}.vcf", async (Guid id, [AsParameters] Asked asked, ContactCards cards, CancellationToken ct) =>
            await asked.ReadAsync(ct) is { Refused: false, Value: { } copy } && copy.Contacts.FirstOrDefault(c => c.Contact.Id == id) is { } contact
                ? Results.File(Utf8(cards.Of(copy, [contact])), VCard.ContentType, $"contact-{id:N}-tlp-{Texts.Slug(contact.Contact.Visibility)}.vcf")
                : Results.NotFound());
        files.MapGet("/contacts.xlsx", async ([AsParameters] Asked asked, ContactSheet sheet, CancellationToken ct) =>
            Answer(await asked.ReadAsync(ct), "xlsx", Spreadsheet.ContentType, sheet.Of));
        files.MapGet("/check-by.ics", async ([AsParameters] Asked asked, CheckByReminder reminder, CancellationToken ct) =>
            Answer(await asked.ReadAsync(ct), "ics", CheckByReminder.ContentType, copy => Utf8(reminder.Of(copy))));
    }

    private static IResult Answer(Outcome<EditionCopy> read, string extension, string type, Func<EditionCopy, byte[]> write) =>
        read.Refused ? Results.NotFound() : Results.File(write(read.Value), type, read.Value.FileName(extension));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal sealed record Asked(
        string Network, string Edition, [FromQuery(Name = "public")] bool? ForAll, Actor Actor, CopyEdition Copy)
    {
        public Task<Outcome<EditionCopy>> ReadAsync(CancellationToken ct) =>
            Copy.RunAsync(ForAll == true ? Actor.Stranger : Actor, Network, Edition, ct);
    }
}
