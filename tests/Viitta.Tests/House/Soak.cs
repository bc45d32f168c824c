namespace Viitta.Tests.House;

/// <summary>How many random instances a property is tried on: as many as <c>./test</c> has time for, or with <c>just soak</c> a hundred times as many.</summary>
public static class Soak
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("VIITTA_SOAK"), out var factor) ? factor : 1;

    public static int Times(int ordinarily) => ordinarily * Factor;
}
