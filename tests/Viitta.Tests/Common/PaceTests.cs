using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Common;

/// <summary>An installation may edit the pace of the steps; what has no order stops the start and names the step.</summary>
[NoDatabase]
public sealed class PaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("viitta-content-").FullName;

    [Theory]
    [InlineData("after: [P9]", "P10", "after: [P10]")]
    [InlineData("after: [P9]", "P10", "after: [P11]")]
    [InlineData("takesHours: 2160", "P9", "takesHours: -1")]
    public void A_step_waits_only_for_steps_above_it_and_takes_no_time_below_zero(string shipped, string step, string edited)
    {
        var content = Path.Combine(Repository.Root, "content");
        Directory.CreateDirectory(Path.Combine(_folder, "areas"));
        foreach (var file in Directory.EnumerateFiles(content).Concat(Directory.EnumerateFiles(Path.Combine(content, "areas"))))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetRelativePath(content, file)));
        }
        Assert.Equal(10, Catalogue.Read(_folder).Steps.Count);
        var steps = Path.Combine(_folder, "steps.yaml");
        File.WriteAllText(steps, File.ReadAllText(steps).Replace(shipped, edited, StringComparison.Ordinal));
        Assert.Contains(step, Assert.Throws<InvalidDataException>(() => Catalogue.Read(_folder)).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
