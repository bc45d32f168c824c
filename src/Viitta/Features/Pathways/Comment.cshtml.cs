using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>
/// What an organisation sees behind its comment link: the proposed pathway, its own part first, and where to say what it
/// thinks. Opening it changes nothing; the answer may be changed until the last day.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class CommentModel(FindComment find, CommentOnPathway comment, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>Null when the link is over, or never was.</summary>
    public AskedComment? Asked { get; private set; }

    /// <summary>What was sent when the round was over: to be copied.</summary>
    public IReadOnlyList<string> Unsaved { get; private set; } = [];

    public Catalogue Catalogue => catalogue;

    public bool IsSuspicious => Errors.Exists(e => e.Code == Refusals.Suspicious.Code);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Asked = await find.RunAsync(Key, ct);
        Response.StatusCode = Asked is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken ct)
    {
        var steps = catalogue.Steps.ToDictionary(s => s.Id, s => Typed($"step-{s.Id}") ?? "");
        var seen = (from s in catalogue.Steps
                    let read = int.TryParse(Typed($"seen-{s.Id}"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null
                    where read is not null
                    select KeyValuePair.Create(s.Id, read.Value)).ToDictionary();
        Stance? stance = Enum.GetValues<Stance>().Where(s => Texts.Slug(s) == Typed("stance")).Select(s => (Stance?)s).FirstOrDefault();
        var outcome = await comment.RunAsync(Key, new CommentInput(version, stance, Typed("text") ?? "", steps, seen, Chosen("overruled", "true")), ct);
        if (outcome.Refusal == CommentRequest.Over)
        {
            await LoadAsync(ct);
            Unsaved = [.. steps.Where(s => s.Value.Length > 0).Select(s => $"{s.Key}: {s.Value}"), .. Typed("text") is { Length: > 0 } text ? [text] : Array.Empty<string>()];
            return Page();
        }
        return await AfterAsync(outcome, $"/comments/{Key}");
    }

    /// <summary>The steps in which the organisation has a part, or those in which it has none.</summary>
    public IEnumerable<PathwayStep> Steps(bool own) => Asked!.Pathway.Ordered.Where(s => s.Responsibilities.Exists(Asked.IsOwn) == own);

    /// <summary>The version of the step that is being read: when the form comes back refused, the one that was read first.</summary>
    public string? SeenVersion(PathwayStep step) =>
        Errors.Contains(Refusals.ChangedMeanwhile) ? $"{step.Version}" : Typed($"seen-{step.StepId}", step.Version);

    public string NameOf(Guid id) => Asked!.Names.TryGetValue(id, out var name) ? name.ToString() : T["pathways.comments.another"];
}

/// <summary>A step on the comment page.</summary>
public sealed record CommentStep(CommentModel Page, PathwayStep Step, bool Own)
{
    public string Field => $"step-{Step.StepId}";

    public string? Words => Page.Typed(Field, Page.Asked!.Request.Steps.GetValueOrDefault(Step.StepId));
}
