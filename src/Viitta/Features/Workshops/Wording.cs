using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>What an answer says: the part of it that two phones may word differently. Equal by value.</summary>
public sealed record Wording
{
    public const int OrganizationLength = 200;
    public const int HandoverLength = 1000;
    public const int TextLength = 2000;

    /// <summary>Neither an organisation of the list nor a new one, where one of the two is needed.</summary>
    public static readonly Refusal WhoIsMissing = new("workshops.who-missing", 400);

    public Role? Role { get; init; }

    public Guid? OrganizationId { get; init; }

    public string NewOrganization { get; init; } = "";

    public InformationLabel? InformationLabel { get; init; }

    public Cover? Hours { get; init; }

    public string Handover { get; init; } = "";

    public Confidence? Confidence { get; init; }

    public GapKind? GapKind { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Only what belongs to the kind, without blanks around. A name from the list wins over a written one.</summary>
    public Wording For(AnswerKind kind) => kind switch
    {
        AnswerKind.Responsibility => this with
        {
            NewOrganization = OrganizationId is null ? FreeText.Clean(NewOrganization) : "",
            Handover = FreeText.Clean(Handover),
            GapKind = null,
            Text = "",
        },
        AnswerKind.Gap => new Wording { GapKind = GapKind, Text = FreeText.Clean(Text) },
        _ => new Wording { Text = FreeText.Clean(Text) },
    };

    /// <summary>What is missing or too much, or null. Each refusal names the property it is about.</summary>
    public Refusal? Check(AnswerKind kind) => kind switch
    {
        AnswerKind.Responsibility when OrganizationId is null && NewOrganization.Length == 0 => WhoIsMissing.For("who"),
        AnswerKind.Responsibility when Role is null => Refusals.Required.For("role"),
        AnswerKind.Gap when GapKind is null => Refusals.Required.For("gap"),
        AnswerKind.Gap when GapKind == Common.GapKind.Other && Text.Length == 0 => Refusals.Required.For("text"),
        AnswerKind.Question when Text.Length == 0 => Refusals.Required.For("text"),
        _ => Keeping.Problem(NewOrganization, OrganizationLength)?.For("new") ?? TooLong(Handover, HandoverLength, "handover")
            ?? TooLong(Text, TextLength, "text"),
    };

    /// <summary>Warned about, not forbidden: the scenario has people and places of its own.</summary>
    public bool LooksReal => new[] { NewOrganization, Handover, Text }.Any(t => IdentifierGuard.Suspicions(t).Count > 0);

    private static Refusal? TooLong(string text, int most, string field) =>
        text.Length > most ? Refusals.TooLong.With(most).For(field) : null;
}
