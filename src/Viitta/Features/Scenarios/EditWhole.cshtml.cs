using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>What is said of the case as a whole.</summary>
public sealed class EditWholeModel(ReadDraft read, WriteWhole write, Catalogue catalogue) : DraftPage(read)
{
    public IReadOnlyList<Term> Themes => catalogue.Themes;

    public string Stamp => Seen(Text.Whole());

    public async Task<IActionResult> OnPostAsync(string? seen, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        var whole = Text.Whole() with
        {
            Title = Local("title"),
            ThemeId = Request.Form["theme"].ToString(),
            Minutes = Minutes("minutes"),
            Sources = Local("sources"),
            LearningObjectives = Items("objectives"),
            Background = Local("background"),
            Rules = Local("rules"),
            Closing = Local("closing"),
            Variants = Variants(),
        };
        return await AfterAsync(await write.RunAsync(Actor, Id, seen ?? "", whole, ct), $"/scenarios/{Id}/draft/whole?saved");
    }

    /// <summary>The ways to tell the case keep their ids; a new one gets the first letter that is free.</summary>
    private List<Variant> Variants()
    {
        var (ways, free) = (new List<Variant>(), new Queue<string>(Enumerable.Range('a', 26).Select(c => $"{(char)c}").Except(Text.Variants.Select(v => v.Id))));
        foreach (var i in Enumerable.Range(0, Rows("variants", Text.Variants.Count, DraftText.MostVariants)))
        {
            if (Local($"variants-{i}") is { IsEmpty: false } label)
            {
                ways.Add(new Variant(i < Text.Variants.Count ? Text.Variants[i].Id : free.Dequeue(), label));
            }
        }
        return ways;
    }
}
