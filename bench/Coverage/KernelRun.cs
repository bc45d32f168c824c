using System.Globalization;
using System.Numerics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;

namespace Viitta.Bench;

/// <summary>
/// The inner loops of coverage under BenchmarkDotNet, in this process, over the country of 2,000 services; and how many
/// bytes a second its bit operations read beside a plain loop that counts bits, over as much memory and over 256 MB.
/// </summary>
internal static class KernelRun
{
    public static void Run()
    {
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath("artifacts/benchmarks");
        var summary = BenchmarkRunner.Run<Kernels>(config);
        var kernels = new Kernels();
        foreach (var report in summary.Reports.Where(r => r.ResultStatistics is not null))
        {
            var (method, nanoseconds) = (report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report.ResultStatistics!.Mean);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{method,-24} {nanoseconds / 1000,14:0.00} µs{(kernels.BytesOf(method) is > 0 and var bytes ? $"  {bytes / nanoseconds,7:0.0} GB/s" : "")}"));
        }
    }
}

public class Kernels
{
    /// <summary>Far more than the caches hold.</summary>
    private const int Large = 256 * 1024 * 1024 / sizeof(ulong);

    private readonly Country _country = new(Catalogue.Read("content"), 2000);
    private readonly CoverageMap _map;
    private readonly MinuteGrid _grid;
    private readonly ulong[][] _sets;
    private readonly ulong[] _large = new ulong[Large];
    private readonly ReachTable _table;
    private readonly ReachQuestion _question;
    private readonly CoverageContact _changed;

    public Kernels()
    {
        _map = new(_country.Services);
        var span = _country.Axes.Span;
        var open = _country.Hours.ConvertAll(hours => Open(hours, span));
        _grid = new(span, open, []);
        _sets = [.. open.Where(o => !o.IsEmpty).Take(3).Select(_grid.Write)];
        Array.Fill(_large, 0x5555_5555_5555_5555UL);
        _table = _map.Table(_country.Axes);
        _question = _country.Axes.Question(0, 0, 0, 0);
        var service = _country.Services[0];
        _changed = service.Contacts[0] with { Schedule = _country.Hours[^1] };
    }

    [Benchmark]
    public int CountUnionOfThree() => _grid.CountUnion(_sets);

    [Benchmark]
    public void AddASet() => MinuteGrid.Add(_sets[0], _sets[1], null);

    [Benchmark]
    public int CountBitsCached() => CountBits(_sets[0]);

    [Benchmark]
    public int CountBitsOf256MB() => CountBits(_large);

    [Benchmark]
    public int OneQuestion() => _map.Reach(_question, _country.Axes.Span).Covered;

    [Benchmark]
    public ReachTable OneChange() => _table.For(_map.With(_changed));

    [Benchmark]
    public ReachTable WholeCountry() => new CoverageMap(_country.Services).Table(_country.Axes);

    /// <summary>Read in one call; 0 for those that do more than read.</summary>
    internal long BytesOf(string method) => method switch
    {
        nameof(CountUnionOfThree) => 3L * _grid.Words * sizeof(ulong),
        nameof(AddASet) => 2L * _grid.Words * sizeof(ulong),
        nameof(CountBitsCached) => (long)_grid.Words * sizeof(ulong),
        nameof(CountBitsOf256MB) => (long)Large * sizeof(ulong),
        _ => 0,
    };

    /// <summary>The minutes of one schedule: what a contact that has it, and nobody else, reaches.</summary>
    private static MinuteSet Open(Schedule hours, CalendarSpan span)
    {
        var desk = new CoverageContact(Guid.NewGuid()) { Schedule = hours, Languages = ["fi"] };
        var question = new ReachQuestion { Municipality = "091", Need = "n01", Profile = new(AgeGroup.Adults), Language = "fi", StaleCounts = true };
        return new CoverageMap([new CoverageService(Guid.NewGuid()) { Needs = ["n01"], Contacts = [desk] }]).Reach(question, span).Reached;
    }

    private static int CountBits(ulong[] words)
    {
        var bits = 0;
        foreach (var word in words)
        {
            bits += BitOperations.PopCount(word);
        }
        return bits;
    }
}
