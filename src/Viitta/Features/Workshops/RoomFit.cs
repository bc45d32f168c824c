namespace Viitta.Features.Workshops;

/// <summary>
/// How large the letters of a part can be on the projector without a scroll bar. Counted for 1920 × 1080 with a wide
/// font; projector.css has the sizes, and a browser test holds every part of every shipped case against them.
/// </summary>
public static class RoomFit
{
    private const double ColumnHeight = 700;
    private const double LineHeight = 1.3;
    private const double Gap = 0.55;
    private const double Letter = 0.57;

    /// <summary>Pixels at a width of 1920, the largest first: room-fit-1 … room-fit-6.</summary>
    private static readonly double[] Sizes = [40, 36, 32, 29, 26, 23];

    /// <returns>1 for the largest letters, 6 for the smallest.</returns>
    /// <param name="told">The paragraphs of the left column.</param>
    /// <param name="asked">Those of the right: turns and questions.</param>
    /// <param name="turns">How many turns are out: each has a frame, and with one the columns are of equal width.</param>
    public static int SizeOf(IReadOnlyCollection<string> told, IReadOnlyCollection<string> asked, int turns)
    {
        var (left, right) = turns > 0 ? (870, 780) : (1050, 660);
        var fits = Array.FindIndex(Sizes, size =>
            Height(told, left, size) <= ColumnHeight && Height(asked, right, size) + (turns * size) <= ColumnHeight);
        return fits < 0 ? Sizes.Length : fits + 1;
    }

    private static double Height(IReadOnlyCollection<string> paragraphs, double width, double size) => paragraphs.Sum(p =>
        (Math.Ceiling(p.Length * Letter * size / width) * LineHeight * size) + (Gap * size));
}
