using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Something to say about a row: the key of its text and what fills it.</summary>
public sealed record RowNote(string Code, IReadOnlyList<string> Arguments)
{
    public static RowNote Of(Refusal refusal, params IReadOnlyList<string> arguments) =>
        new(refusal.Code, arguments.Count > 0 ? arguments : [.. refusal.Arguments.Select(a => $"{a}")]);
}

/// <summary>One way to reach a service, as a row says it. Empty and null is: not said.</summary>
/// <param name="Named">The row gives the function a name of its own.</param>
public sealed record ReadContact(
    LocalText Function, bool Named, string Phone, string Email, string Web, IReadOnlyList<string>? Languages, bool? Interpreter,
    ReadHours? Hours, LocalText Note, Visibility? Visibility)
{
    /// <summary>Where it is met, with the first contact of a row.</summary>
    public VisitingPlace? Place { get; init; }

    /// <summary>What could not be read into its own field: it stays readable to the caller, after the note.</summary>
    public string Unread { get; init; } = "";
}

/// <summary>A row as it was understood, before the map is looked at. What the sheet does not say is empty or null.</summary>
public sealed record ReadRow(int Number)
{
    public Guid? Id { get; init; }

    public LocalText Organization { get; init; } = LocalText.Empty;

    public string? SectorId { get; init; }

    public LocalText Service { get; init; } = LocalText.Empty;

    /// <summary>The same where the column of the sheet's own language has other words: a Swedish sheet may say the Swedish name twice.</summary>
    public LocalText ServiceToo { get; init; } = LocalText.Empty;

    public LocalText Description { get; init; } = LocalText.Empty;

    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>Codes; an empty list is the whole area.</summary>
    public IReadOnlyList<string>? Area { get; init; }

    public Ages? Ages { get; init; }

    /// <summary>Ids; an empty list takes everybody. So the two below.</summary>
    public IReadOnlyList<string>? Genders { get; init; }

    public IReadOnlyList<string>? Residence { get; init; }

    public IReadOnlyList<string>? Themes { get; init; }

    public bool? Consent { get; init; }

    public LocalText Cost { get; init; } = LocalText.Empty;

    public LocalText Payer { get; init; } = LocalText.Empty;

    public IReadOnlyList<ReadContact> Contacts { get; init; } = [];

    /// <summary>What was not understood, or is not sure: the coordinator decides.</summary>
    public List<RowNote> Doubts { get; } = [];

    /// <summary>What keeps the row out.</summary>
    public List<RowNote> Errors { get; } = [];
}
