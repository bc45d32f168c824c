namespace Viitta.Features.Workshops;

/// <summary>
/// How large the letters of a part can be on the projector without a scroll bar. Counted for 1920 × 1080 with a wide
/// font; projector.css has the sizes, and a browser test holds every part of every shipped case against them.
/// </summary>
/// <param name="Told">The paragraphs of the left column.</param>
/// <param name="Injects">In the right column: the titles of the injects and the words of the newest.</param>
/// <param name="InjectCount">Each has a frame, and with one the columns are of equal width.</param>
/// <param name="Questions">In the right column, bold.</param>
/// <param name="Tables">Many tables take more lines at the foot.</param>
public sealed record RoomFit(
    IReadOnlyCollection<string> Told, IReadOnlyCollection<string> Injects, int InjectCount, IReadOnlyCollection<string> Questions, int Tables)
{
    private const double LineHeight = 1.3;
    private const double Gap = 0.55;
    private const double Letter = 0.53;
    private const double BoldLetter = 0.63;

    /// <summary>Pixels at a width of 1920, the largest first: room-fit-1 … room-fit-6.</summary>
    private static readonly double[] Sizes = [40, 36, 32, 29, 26, 23];

    /// <summary>1 for the largest letters, 6 for the smallest.</summary>
    public int Size
    {
        get
        {
            var (left, right) = InjectCount > 0 ? (850, 850) : (1020, 680);
            var height = 700 - (45 * ((Tables - 1) / 4));
            var fits = Array.FindIndex(Sizes, size =>
                Height(Told, Letter, left, size) <= height
                && Height(Injects, Letter, right - 60, size) + (InjectCount * size) + Height(Questions, BoldLetter, right - size, size) <= height);
            return fits < 0 ? Sizes.Length : fits + 1;
        }
    }

    private static double Height(IReadOnlyCollection<string> paragraphs, double letter, double width, double size) => paragraphs.Sum(p =>
        (Math.Ceiling(p.Length * letter * size / width) * LineHeight * size) + (Gap * size));
}
