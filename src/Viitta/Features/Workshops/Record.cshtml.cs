using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// Behind the recorder's link: every step that is out with what the tables say, and the field for the room's own wording.
/// One form for all steps, so that what is being written at one is not lost when another is saved.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class RecordModel(RecordKeys keys, ReadFindings read, WordPlenary word, Catalogue catalogue) : ViittaPage
{
    /// <summary>Steps whose words have just been saved: their fields stand as they are now.</summary>
    private readonly HashSet<string> _saved = [];

    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>The step that was saved last.</summary>
    [FromQuery(Name = "saved")]
    public string? Saved { get; init; }

    /// <summary>Null when the link opens nothing, or nothing any more.</summary>
    public WorkshopFindings? View { get; private set; }

    public FoundWords Found => new(View!, T, catalogue);

    public Catalogue Catalogue => catalogue;

    /// <summary>What was typed when the link opened nothing any more: to be copied.</summary>
    public IEnumerable<(string StepId, string Words)> Unsaved =>
        Sent().Where(s => IsKept(s.Id)).Select(s => (s.Id, Typed($"{s.Id}-words") ?? "")).Where(s => s.Item2.Length > 0);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await keys.RecorderAsync(Key, ct) is { RecordsId: { } id } recorder ? await read.RunAsync(recorder, id, ct) : Refusals.NotFound;
        View = found.Refused ? null : found.Value;
        Response.StatusCode = found.Refused ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        if (await keys.RecorderAsync(Key, ct) is not { RecordsId: { } id } recorder)
        {
            return await RefuseAsync(RecordLink.Over);
        }
        foreach (var sent in Sent().Where(s => IsTouched(s.Id)))
        {
            var outcome = await word.RunAsync(recorder, id, Draft(sent.Id), ct);
            if (outcome.Refusal is not { } refusal)
            {
                _saved.Add(sent.Id);
            }
            else if (refusal == Refusals.NotFound)
            {
                return await RefuseAsync(RecordLink.Over); // the workshop has been ended
            }
            else
            {
                Errors.Add(refusal.For($"{sent.Id}-{refusal.Field ?? "words"}"));
            }
        }
        return Errors.Count > 0
            ? await RefuseAsync()
            : LocalRedirect($"/record/{Key}" + (catalogue.Steps.Any(s => s.Id == step) ? $"?saved={step}#step-{step}" : ""));
    }

    /// <summary>On a page that came back: written here and not saved.</summary>
    public bool IsKept(string step) => Typed($"{step}-words") is not null && IsTouched(step) && !_saved.Contains(step);

    /// <summary>The field as it is to be shown: with what was typed and could not be saved, else as the record has it now.</summary>
    public PlenaryField Field(Finding finding)
    {
        var step = finding.StepId;
        return IsKept(step)
            ? new(Found, finding, ErrorFor($"{step}-words"), ErrorFor($"{step}-take"), Typed($"{step}-words"), Typed($"{step}-take"))
            : new(Found, finding, null, null, Current(step), null);
    }

    /// <summary>The words that the field was made with: what does not differ from them was not written by this reader.</summary>
    public string? Was(string step) => IsKept(step) ? Typed($"{step}-was") : Current(step);

    /// <summary>Of the wording that the field was written upon; upon another's words once they have been shown.</summary>
    public string? Version(string step) => IsKept(step) && ErrorFor($"{step}-words")?.Code != Refusals.ChangedMeanwhile.Code
        ? Typed($"{step}-version")
        : $"{View!.Plenary.GetValueOrDefault(step)?.Version}";

    /// <summary>What stands in the record now, where the field has something else.</summary>
    public LocalText Meanwhile(string step) =>
        IsKept(step) && Current(step) != FreeText.Clean(Typed($"{step}-was")) ? View!.PlenaryOf(step) : LocalText.Empty;

    private string Current(string step) => FreeText.Clean($"{View!.PlenaryOf(step)}");

    private IEnumerable<Step> Sent() => catalogue.Steps.Where(s => Typed($"{s.Id}-words") is not null);

    private bool IsTouched(string step) =>
        FreeText.Clean(Typed($"{step}-words")) != FreeText.Clean(Typed($"{step}-was")) || Typed($"{step}-take") is { Length: > 0 };

    private PlenaryDraft Draft(string step) => new(
        step, Typed($"{step}-words") ?? "",
        int.TryParse(Typed($"{step}-version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        Guid.TryParse(Typed($"{step}-take"), out var taken) ? taken : null, Chosen($"{step}-overruled", "true"));
}
