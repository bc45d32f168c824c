namespace Viitta.Common;

/// <summary>
/// A foreseen no. The code is the key of its text in three languages and the problem type in the API.
/// Declare each as a <c>static readonly</c> field of a room's class: a house rule finds them all.
/// </summary>
/// <param name="Code">Dotted, room first: <c>workshops.already-closed</c>.</param>
/// <param name="Status">HTTP status: 400 bad input, 403 not yours to do, 404 not there, 409 too late, 410 over, 429 too often.</param>
public sealed record Refusal(string Code, int Status = 409)
{
    /// <summary>What fills {0}, {1} … in the text.</summary>
    public object[] Arguments { get; init; } = [];

    /// <summary>The form field that the refusal is about, or null when it is about the whole.</summary>
    public string? Field { get; init; }

    public Refusal With(params object[] arguments) => this with { Arguments = arguments };

    public Refusal For(string field) => this with { Field = field };
}

/// <summary>Yes, or a <see cref="Common.Refusal"/>.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Ok;

    public bool Refused => Refusal is not null;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>A value, or a <see cref="Common.Refusal"/>.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Refusal))]
    public bool Refused => Refusal is not null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The refusals that every room shares.</summary>
public static class Refusals
{
    /// <summary>Not there, or not for this actor: the two look alike on purpose.</summary>
    public static readonly Refusal NotFound = new("common.not-found", 404);

    /// <summary>Somebody else saved in between. What was typed is shown again.</summary>
    public static readonly Refusal ChangedMeanwhile = new("common.changed-meanwhile", 409);

    public static readonly Refusal Required = new("common.required", 400);

    public static readonly Refusal TooLong = new("common.too-long", 400);

    public static readonly Refusal NotAChoice = new("common.not-a-choice", 400);

    /// <summary>Here is what looks like a person's data. Whoever wrote it may look again and say that it is not.</summary>
    public static readonly Refusal Suspicious = new("common.suspicious", 400);

    /// <summary>API only: a body or a query that is not what the endpoint takes.</summary>
    public static readonly Refusal Unreadable = new("common.unreadable", 400);

    /// <summary>API only: no key, or one that opens nothing.</summary>
    public static readonly Refusal NoKey = new("common.no-key", 401);
}
