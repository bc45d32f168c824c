using Viitta.Common;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A part on the room's screen.</summary>
/// <param name="Own">What is told in this way to tell the case only.</param>
/// <param name="Injects">Those that are out, the newest first: it is told whole, the earlier ones by their titles.</param>
/// <param name="Fit">Full screens get smaller letters, so that nothing has to be scrolled.</param>
public sealed record RoomPart(Part Part, LocalText Own, IReadOnlyList<Inject> Injects, string Fit)
{
    public static RoomPart Of(Part part, LocalText own, IReadOnlyList<Inject> injects, int tables) => new(part, own, injects, "room-fit-" + new RoomFit(
        [.. Paragraphs(part.Released), .. Paragraphs(own)],
        [.. injects.Select(i => i.Title.ToString()), .. injects.Take(1).SelectMany(i => Paragraphs(i.Text))],
        injects.Count,
        [.. part.Questions.Select(q => q.ToString())],
        tables).Size);

    private static string[] Paragraphs(LocalText text) =>
        text.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A part on a phone at a table.</summary>
/// <param name="Injects">Those that are out, in the order of the story.</param>
public sealed record StoryView(Part Part, LocalText Own, IEnumerable<Inject> Injects);
