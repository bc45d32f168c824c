using CsCheck;
using Viitta.Features.Reports;

namespace Viitta.Tests.Reports;

public sealed class AttendanceTests
{
    private static readonly string[] Fields = ["police", "social", "health", "church", "youth"];

    private static Attendance Of(params (string Field, int Count)[] phones) =>
        Attendance.Of([.. phones.SelectMany(p => Enumerable.Repeat(p.Field, p.Count))], Fields);

    [Fact]
    public void Small_sectors_are_counted_together()
    {
        var told = Of(("social", 6), ("police", 3), ("youth", 4));
        Assert.Equal((13, 7), (told.Total, told.TogetherCount));
        Assert.Equal([new SectorCount("social", 6)], told.Sectors);
        Assert.Equal(["police", "youth"], told.Together);
    }

    [Fact]
    public void One_small_sector_is_not_had_by_subtraction()
    {
        var told = Of(("social", 7), ("police", 6), ("youth", 1));
        Assert.Equal([new SectorCount("social", 7)], told.Sectors);
        Assert.Equal((7, "police, youth"), (told.TogetherCount, string.Join(", ", told.Together)));
    }

    [Fact]
    public void Of_four_nothing_is_told()
    {
        var told = Of(("social", 4));
        Assert.Null(told.Total);
        Assert.Empty(told.Sectors);
        Assert.Empty(told.Together);
    }

    /// <summary>Whatever is added and subtracted of what is told, no number of 1–4 comes out.</summary>
    [Fact]
    public void No_small_number_can_be_had() => Gen.Int[0, 9].Array[5].Sample(counts =>
    {
        var told = Of([.. Fields.Zip(counts)]);
        int[] numbers = [.. told.Sectors.Select(f => f.Count), .. told.TogetherCount > 0 ? [told.TogetherCount] : Array.Empty<int>()];
        Assert.All(numbers, n => Assert.True(n >= 5));
        Assert.Equal(counts.Sum() < 5 ? 0 : counts.Sum(), numbers.Sum());
        Assert.True(told.Together.Count != 1 || told.TogetherCount >= 5);
    });
}
