using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>One part of the story: what the tables get, what they are asked, what is thrown in, and the facilitator's notes.</summary>
public sealed class EditPartModel(ReadDraft read, WritePart write, Catalogue catalogue) : DraftPage(read)
{
    [FromRoute(Name = "partNumber")]
    public int Number { get; init; }

    public Part Part => Text.PartNumber(Number)!;

    public IReadOnlyList<Step> Steps => catalogue.Steps;

    public string Stamp => Seen(Part);

    protected override bool Find() => Text.PartNumber(Number) is not null;

    public async Task<IActionResult> OnPostAsync(string? seen, string? then, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        var part = Part with
        {
            Title = Local("title"),
            Minutes = Minutes("minutes"),
            StepIds = [.. catalogue.Steps.Select(s => s.Id).Where(s => Chosen("steps", s))],
            Released = Local("released"),
            ReleasedByVariant = Text.Variants.Select(v => (v.Id, Text: Local($"variant-{v.Id}"))).Where(v => !v.Text.IsEmpty || Part.ReleasedByVariant.ContainsKey(v.Id)).ToDictionary(v => v.Id, v => v.Text),
            Questions = Items("questions"),
            Injects = Injects("injects"),
            Notes = Local("notes"),
            Expected = Items("expected"),
        };
        return await AfterAsync(await write.RunAsync(Actor, Id, Number, seen ?? "", part, ct), then switch
        {
            "next" => $"/scenarios/{Id}/draft/parts/{Number + 1}?saved",
            "preview" => $"/scenarios/{Id}/draft/preview?part={Number}",
            _ => $"/scenarios/{Id}/draft/parts/{Number}?saved",
        });
    }
}
