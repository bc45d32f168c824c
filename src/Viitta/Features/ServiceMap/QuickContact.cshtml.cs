using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>The quick way: an organisation's contact and, when it has none for the need, its service, on one form.</summary>
public sealed class QuickContactModel(ViittaDb db, AddFirstContact add, Catalogue catalogue) : ContactFormPage(catalogue)
{
    /// <summary>Kinds of contact whose names come in three languages by themselves.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["duty-phone", "advice-line", "switchboard", "appointments", "mailbox", "front-gate"];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Organization Organization { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Organizations.Of(Actor).FirstOrDefaultAsync(o => o.Id == Id && o.RemovedAt == null, ct) is not { } organization
            || !Actor.Keeps(organization.NetworkId))
        {
            return false;
        }
        Organization = organization;
        Practice = await db.IsPracticeAsync(organization.NetworkId, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        var (form, reading) = (Request.Form, ReadContact());
        var function = Function(form["kind"].ToString(), form["function"].ToString());
        Refusal[] first =
        [
            .. Catalogue.Needs.Any(n => n.Id == form["need"]) ? [] : new[] { AddFirstContact.NeedMissing },
            .. function.IsEmpty ? new[] { ContactPoint.FunctionMissing.For("function") } : [],
        ];
        if (reading.Details is not { } details || first.Length > 0)
        {
            return await RefuseAsync([.. first, .. reading.Errors]);
        }
        var visibility = form.Choice<Visibility>("visibility") ?? Visibility.Green;
        var outcome = await add.RunAsync(
            Actor, Id, form["need"], new ContactDraft(function, details, visibility, LocalText.Empty, LocalText.Empty), ct, form.Row);
        return await AfterAsync(outcome, contact => $"/contacts/{contact.Id}?done=saved");
    }

    /// <summary>Own words go before the kind; they are in the language of the page.</summary>
    private static LocalText Function(string kind, string own)
    {
        string In(string language) => own.Trim().Length > 0
            ? (language == Languages.Current ? own.Trim() : "")
            : Kinds.Contains(kind) ? Texts.Find($"servicemap.function.{kind}", language)! : "";
        return new LocalText(In(Languages.Finnish), In(Languages.Swedish), In(Languages.English));
    }
}
