using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.House;

/// <summary>
/// What simulated tables say is nowhere taken for what people said, over every address at once: after a rehearsal all pages,
/// files and answers read as before it, and its own say what it is. A page that counts rehearsals, or shows one without the
/// sign, makes this red.
/// </summary>
public sealed partial class RehearsalRules : IAsyncLifetime
{
    /// <summary>Where a rehearsal may be seen: the list has it under a heading of its own.</summary>
    private static readonly string[] Differ = ["networks/{network}/workshops"];

    private readonly ViittaApp _app = new ViittaApp().WithClockwork();
    private readonly List<(string Name, HttpClient Pages, HttpClient Programs)> _readers = [];
    private TestNetwork _network = null!;

    public async ValueTask InitializeAsync()
    {
        _network = await TestNetwork.PlantAsync(_app);
        await _app.InDbAsync(db => db.Networks.Where(n => n.Id == TestNetwork.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.IsPractice, true)));
        foreach (var (name, national, role) in new[] { ("coordinator", false, NetworkRole.Coordinator), ("member", false, NetworkRole.Member), ("national", true, NetworkRole.Member) })
        {
            var user = await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", national: national, networks: national ? [] : [(TestNetwork.Id, role)]);
            _readers.Add((name, (await _app.SignInAsync(user)).Client, await _app.TokenClientAsync(user)));
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task After_a_rehearsal_all_else_reads_as_before_it()
    {
        var before = await ReadAllAsync();
        Assert.True(before.Count > 200);
        var rehearsal = await RehearsedAsync();
        var after = await ReadAllAsync();
        var differ = before.Where(b => after[b.Key] != b.Value && !Differ.Contains(b.Key.Route))
            .Select(b => $"{b.Key.Reader}: {b.Key.Address}\n{FirstDifference(b.Value, after[b.Key])}").ToList();
        Assert.True(differ.Count == 0, string.Join('\n', differ));
        Assert.DoesNotContain(after, a => !Differ.Contains(a.Key.Route) && a.Value.Contains("zcanary", StringComparison.Ordinal));
        Assert.Contains(after, a => a.Key is { Reader: "coordinator", Route: "networks/{network}/workshops" } && a.Value != before[a.Key]);
        Assert.True(rehearsal.IsRehearsal);
    }

    [Fact]
    public async Task Every_page_and_file_of_a_rehearsal_says_what_it_is()
    {
        var rehearsal = await RehearsedAsync();
        var ids = new Dictionary<string, string>(_network.Ids) { ["workshops"] = $"{rehearsal.Id}" };
        var (silent, signed) = (new List<string>(), new List<string>());
        foreach (var (route, address) in Addresses(ids).Where(a => a.Address.StartsWith($"/workshops/{rehearsal.Id}", StringComparison.Ordinal)))
        {
            using var answer = await _readers[0].Pages.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                continue;
            }
            (Text(await answer.Content.ReadAsByteArrayAsync()).Contains(address.Contains("/report.", StringComparison.Ordinal) ? "REHEARSAL" : "class=\"rehearsal\"", StringComparison.Ordinal) ? signed : silent).Add(route);
        }
        Assert.Empty(silent);
        Assert.Equal(
            [
                "/workshops/{id:guid}/report.docx", "/workshops/{id:guid}/report.xlsx", "workshops/{id:guid}/findings", "workshops/{id:guid}/findings/beside",
                "workshops/{id:guid}/pathway", "workshops/{id:guid}/print", "workshops/{id:guid}/projector", "workshops/{id:guid}/report",
                "workshops/{id:guid}/run-sheet", "workshops/{id:guid}/stage", "workshops/{id:guid}/table-signs",
            ], signed.Order(StringComparer.Ordinal));
    }

    /// <summary>Played to its end, revealed, with words in every place where a table can write. The clock stands still.</summary>
    private async Task<Workshop> RehearsedAsync()
    {
        var rehearsal = (await _app.RunAsync((CreateWorkshop create) => create.RunAsync(
            Actor.Program, TestWorkshops.Asked(_app, TestNetwork.Id) with { RehearsedIn = "en" }, default))).Value!;
        var phone = await _app.AddPhoneAsync(rehearsal);
        for (var from = 0; from < 6; from++)
        {
            Assert.Null((await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, rehearsal.Id, from, default))).Refusal);
        }
        AnswerDraft[] said =
        [
            TestTables.Draft("zcanary organisation"),
            TestTables.Draft() with { Id = Guid.NewGuid(), Kind = AnswerKind.Gap, Wording = new() { GapKind = GapKind.NoBed, Text = "zcanary gap" } },
            TestTables.Draft() with { Id = Guid.NewGuid(), Kind = AnswerKind.Question, Wording = new() { Text = "zcanary question" } },
        ];
        foreach (var draft in said)
        {
            Assert.Null((await _app.SaveAsync(phone, draft)).Refusal);
        }
        Assert.Null((await _app.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, rehearsal.Id, HotWashState.Open, default))).Refusal);
        Assert.Null((await _app.RunAsync((WriteHotWash write) => write.RunAsync(phone, new(Guid.NewGuid(), HotWashKind.Keep, "zcanary kept"), default))).Refusal);
        Assert.Null((await _app.RunAsync((WordPlenary word) => word.RunAsync(Actor.Program, rehearsal.Id, new("P1", "zcanary worded", null), default))).Refusal);
        Assert.Null((await _app.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, rehearsal.Id, true, default))).Refusal);
        Assert.Null((await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, rehearsal.Id, default))).Refusal);
        return rehearsal;
    }

    private async Task<Dictionary<(string Reader, string Route, string Address), string>> ReadAllAsync()
    {
        var read = new Dictionary<(string, string, string), string>();
        foreach (var (name, pages, programs) in _readers)
        {
            foreach (var (route, address) in Addresses(_network.Ids))
            {
                using var answer = await (address.StartsWith("/api/", StringComparison.Ordinal) ? programs : pages).GetAsync(address);
                read[(name, route, address)] = Made().Replace(Text(await answer.Content.ReadAsByteArrayAsync()), "…");
            }
        }
        return read;
    }

    private List<(string Route, string Address)> Addresses(IReadOnlyDictionary<string, string> ids)
    {
        var json = _app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return
        [
            .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .SelectMany(e => RouteRequest.Of(e, ids, json).Where(r => r.Method == "GET").Select(r => (Route: e.RoutePattern.RawText!, r.Address)))
                .Where(r => r.Route is not ("/exit" or "sign-out")).DistinctBy(r => r.Address),
            ("feedback", $"/feedback?network={TestNetwork.Id}"),
            ("/api/v1/feedback/", $"/api/v1/feedback?network={TestNetwork.Id}"),
        ];
    }

    private static string FirstDifference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(c => c.First == c.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 100)];
        return $"  before: {Around(before)}\n  after:  {Around(after)}";
    }

    /// <summary>A spreadsheet and a document are zips of texts.</summary>
    private static string Text(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(file);
        }
        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Concat(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }

    /// <summary>Ids and keys that every answer makes anew.</summary>
    [GeneratedRegex("R?[0-9a-f]{16,32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|CfDJ[A-Za-z0-9_-]+|[A-Za-z0-9_-]{43}|\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Made();
}
