using System.Globalization;

namespace Viitta.Bench;

internal sealed record Options(IReadOnlyList<string> Runs, int Minutes, int Phones, int Workshops, int Lines, bool Projectors)
{
    public static Options Read(string[] args)
    {
        int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
        return new Options(
            [.. args.Skip(1).TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal))],
            Number("--minutes", 2), Number("--phones", 2000), Number("--workshops", 40), Number("--lines", 1000), !args.Contains("--no-projectors"));
    }
}
