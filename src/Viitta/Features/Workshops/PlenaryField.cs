using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>The field for a step's wording, on the findings page and on the recorder's.</summary>
/// <param name="TakeError">What is wrong with the choice of a table's words.</param>
/// <param name="Words">As typed, or as it stands.</param>
/// <param name="Taken">The answer that was chosen to be taken over, on a form that came back.</param>
public sealed record PlenaryField(FoundWords Found, Finding Finding, Refusal? Error, Refusal? TakeError, string? Words, string? Taken)
{
    public string StepId => Finding.StepId;
}
