using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>What is wrong in a scenario's file, and on which line: told in the reader's language.</summary>
/// <param name="File">The file's name; empty where there is one file only.</param>
/// <param name="Line">From 1.</param>
public sealed record FileProblem(string File, int Line, Refusal What)
{
    public static readonly Refusal NoHead = new("scenarios.file.no-head", 400);
    public static readonly Refusal BadHead = new("scenarios.file.bad-head", 400);
    public static readonly Refusal Unmarked = new("scenarios.file.unmarked", 400);
    public static readonly Refusal WrongKey = new("scenarios.file.wrong-key", 400);
    public static readonly Refusal WrongLanguage = new("scenarios.file.wrong-language", 400);
    public static readonly Refusal TwiceTold = new("scenarios.file.twice-told", 400);
    public static readonly Refusal NotFictional = new("scenarios.file.not-fictional", 400);
    public static readonly Refusal NoTitle = new("scenarios.file.no-title", 400);
    public static readonly Refusal UnknownTheme = new("scenarios.file.unknown-theme", 400);
    public static readonly Refusal HeadDiffers = new("scenarios.file.head-differs", 400);
    public static readonly Refusal MarksDiffer = new("scenarios.file.marks-differ", 400);
    public static readonly Refusal ItemsDiffer = new("scenarios.file.items-differ", 400);
    public static readonly Refusal HeadingsDiffer = new("scenarios.file.headings-differ", 400);
    public static readonly Refusal NoParts = new("scenarios.file.no-parts", 400);
    public static readonly Refusal PartNumber = new("scenarios.file.part-number", 400);
    public static readonly Refusal PartMinutes = new("scenarios.file.part-minutes", 400);
    public static readonly Refusal PartSteps = new("scenarios.file.part-steps", 400);
    public static readonly Refusal ReleasedOnce = new("scenarios.file.released-once", 400);
    public static readonly Refusal UnknownVariant = new("scenarios.file.unknown-variant", 400);
    public static readonly Refusal InjectTwice = new("scenarios.file.inject-twice", 400);
    public static readonly Refusal Breaks = new("scenarios.file.breaks", 400);

    /// <summary>In English, for whoever runs the installation.</summary>
    public override string ToString() => Languages.In(Languages.English, () => $"content/scenarios/{File}, line {Line}: {new Texts().Of(What)}");
}
