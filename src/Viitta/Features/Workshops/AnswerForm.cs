using System.Globalization;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// A form for one answer, as the table page shows it. There are several on the page, so each prefixes the names of its
/// fields: <c>P2-line-role</c>. The id of the answer is in the form from the start.
/// </summary>
/// <param name="Prefix">"P2-line", "P2-gap", "P2-question", or "edit" for the line being rewritten.</param>
/// <param name="Version">The version on the page; null for a new answer.</param>
public sealed record AnswerForm(
    TableModel Page, string Prefix, int Part, string StepId, AnswerKind Kind, Guid Id, int? Version, Wording Words)
{
    /// <summary>The fields that hold free text.</summary>
    public static readonly IReadOnlyList<string> TextFields = ["new", "handover", "text"];

    public string Name(string field) => $"{Prefix}-{field}";

    /// <summary>What was just posted with this very form, or what the row says.</summary>
    public string? Value(string field, object? otherwise) => WasSent ? Page.Typed(Name(field), otherwise) : otherwise?.ToString();

    public bool IsChosen(string field, string value, bool otherwise) => WasSent ? Page.Chosen(Name(field), value) : otherwise;

    public Refusal? Error(string field) => Page.ErrorFor(Name(field));

    /// <summary>The page came back with this form's words in it: it stays open.</summary>
    public bool WasSent => Page.Typed("form") == Prefix;

    public bool AsksIfFictional => Error("fictional") is not null || IsChosen("fictional", "true", Words.LooksReal);

    /// <summary>Reads a posted form.</summary>
    public static AnswerDraft Read(IFormCollection form, string partId)
    {
        var prefix = form["form"].ToString();
        return new AnswerDraft(
            Guid.TryParse(Text("id"), out var id) ? id : Guid.Empty,
            partId,
            Text("step"),
            Choice<AnswerKind>("kind") ?? AnswerKind.Question,
            new Wording
            {
                Role = Choice<Role>("role"),
                OrganizationId = Guid.TryParse(Text("who"), out var who) ? who : null,
                NewOrganization = Text("new"),
                InformationLabel = Choice<InformationLabel>("label"),
                Hours = Choice<Cover>("hours"),
                Handover = Text("handover"),
                Confidence = Choice<Confidence>("sure"),
                GapKind = Choice<GapKind>("gap"),
                Text = Text("text"),
            },
            int.TryParse(Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            Text("fictional") == "true");

        string Text(string field) => form[$"{prefix}-{field}"].ToString();

        T? Choice<T>(string field)
            where T : struct, Enum => Text(field) is { Length: > 0 } slug
                ? Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Texts.Slug(v!.Value) == slug)
                : null;
    }
}

/// <summary>One list to choose from in a form; nothing chosen is an answer too.</summary>
public sealed record AnswerChoice(AnswerForm Form, string Field, IReadOnlyList<Term> Terms, Enum? Value);
