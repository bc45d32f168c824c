using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.House;

/// <summary>
/// Who reads what, over every address that can be read at once: words that are for members or for authorities only stand in
/// every field of a row, and each kind of reader walks through all pages, files and answers. Beside the addresses as they
/// are, those with a question that would draw the words out. A new address has to say to whom it speaks (<see cref="Public"/>).
/// </summary>
public sealed partial class AccessMatrix : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().WithClockwork();
    private readonly List<(string Name, Visibility Level, HttpClient Pages, HttpClient Programs)> _readers = [];
    private TestNetwork _network = null!;

    public async ValueTask InitializeAsync()
    {
        _network = await TestNetwork.PlantAsync(_app, PlantCanariesAsync);
        var open = await _app.AddWorkshopAsync(TestNetwork.Id);
        var key = Secrets.NewKey();
        await _app.RunAsync((JoinWorkshop join) => join.RunAsync(open.JoinKey, key, "youth", 2, false, default));
        _readers.Add(("stranger", Visibility.Clear, _app.Browse().Client, _app.Browse().Client));
        _readers.Add(("participant", Visibility.Clear, (await _app.SeatAsync(open)).Client, _app.BearerClient(key)));
        await AddAsync("another network's coordinator", Visibility.Clear, (TestNetwork.Elsewhere, NetworkRole.Coordinator));
        await AddAsync("member", Visibility.Green, (TestNetwork.Id, NetworkRole.Member));
        await AddAsync("authority", Visibility.AmberStrict, (TestNetwork.Id, NetworkRole.Member), authority: true);
        await AddAsync("coordinator", Visibility.AmberStrict, (TestNetwork.Id, NetworkRole.Coordinator));
        await AddAsync("national coordinator", Visibility.AmberStrict, null);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_reader_reads_what_is_theirs_and_nothing_else()
    {
        var addresses = Addresses();
        var (leaks, seen) = (new List<string>(), new HashSet<(string Reader, string Word)>());
        foreach (var (name, level, pages, programs) in _readers)
        {
            foreach (var (address, isPublic, route) in addresses)
            {
                var said = await SaidAsync(address.StartsWith("/api/", StringComparison.Ordinal) ? programs : pages, address);
                foreach (var (word, of, atTable) in Canaries.Where(c => said.Contains(c.Word, StringComparison.OrdinalIgnoreCase)))
                {
                    seen.Add((name, word));
                    if (of > (isPublic ? Visibility.Clear : level) && !(atTable && IsTable(route, name)))
                    {
                        leaks.Add($"{name} reads {word} at {address}");
                    }
                }
            }
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        // The words are there to be found: whoever may read them does so somewhere.
        Assert.Empty(from reader in _readers
                     from canary in Canaries
                     where canary.Of <= reader.Level && !seen.Contains((reader.Name, canary.Word))
                     select $"{reader.Name} never reads {canary.Word}");
    }

    [Fact]
    public async Task No_log_line_and_no_mail_to_others_has_them()
    {
        var amber = await _app.InDbAsync(db => db.ContactPoints.SingleAsync(c => c.Phone == TestRegion.AmberCanary));
        Assert.Null((await _app.RunAsync((SendConfirmation send) => send.RunAsync(Actor.Program, amber.Id, default))).Refusal);
        Assert.Null((await _app.RunAsync((InvitePerson invite) => invite.RunAsync(Actor.Program, TestNetwork.Id, "new@viitta.example", NetworkRole.Member, false, default))).Refusal);
        foreach (var (address, _, _) in Addresses())
        {
            await SaidAsync(_readers[^2].Pages, address);
        }
        string[] words = [.. Canaries.Where(c => c.Of > Visibility.Clear).Select(c => c.Word)];
        var mails = await _app.InDbAsync(db => db.Outbox.Where(m => m.To != amber.Email).ToListAsync());
        Assert.NotEmpty(mails);
        foreach (var line in _app.Log.Lines.Concat(mails.Select(m => $"{m.Subject} {m.Body}")))
        {
            Assert.DoesNotContain(words, word => Bare(line).Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A table chooses among the organisations of its network, by their names.</summary>
    private static bool IsTable(string? route, string reader) => reader == "participant" && route is "table" or "/api/v1/workshops/table";

    private List<(string Address, bool Public, string? Route)> Addresses()
    {
        var json = _app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var routes = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => RouteRequest.Of(e, _network.Ids, json).Where(r => r.Method == "GET").Select(r => (Route: e.RoutePattern.RawText!, r.Address)))
            .DistinctBy(r => r.Address).ToList();
        var undeclared = routes.Select(r => r.Route).Distinct().Except([.. Public, .. ByReader]).Order(StringComparer.Ordinal).ToList();
        Assert.True(undeclared.Count == 0, $"To whom do these speak? {string.Join(", ", undeclared.Select(r => $"\"{r}\""))}");
        Assert.Empty(Public.Concat(ByReader).Except(routes.Select(r => r.Route)));
        return
        [
            .. routes.Where(r => r.Route is not ("/exit" or "sign-out")).Select(r => (r.Address, Public.Contains(r.Route), (string?)r.Route)),
            .. Asked.Select(a => (a.Address, a.Public, (string?)null)),
        ];
    }

    private async Task AddAsync(string name, Visibility level, (string Network, NetworkRole Role)? membership, bool authority = false)
    {
        var user = await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", national: membership is null, authority: authority, networks: membership is { } m ? [m] : []);
        _readers.Add((name, level, (await _app.SignInAsync(user)).Client, await _app.TokenClientAsync(user)));
    }

    private static readonly Catalogue Content = Catalogue.Read(Path.Combine(Repository.Root, "content"));

    private static async Task PlantCanariesAsync(ViittaDb db)
    {
        var open = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.Open);
        open.Note = LocalText.Same("zclear");
        foreach (var (phone, word, level) in new[] { (TestRegion.GreenCanary, "zgreen", Visibility.Green), (TestRegion.AmberCanary, "zamber", Visibility.AmberStrict) })
        {
            var contact = await db.ContactPoints.FirstAsync(c => c.Phone == phone);
            contact.Edit(Draft(contact.Details, $"{word}1", level), frontGate: false);
            var organization = db.Organizations.Add(new() { NetworkId = TestNetwork.Id, Name = LocalText.Same($"{word}2 office"), SectorId = "ngo" }).Entity;
            var service = db.Services.Add(new()
            {
                OrganizationId = organization.Id,
                NetworkId = TestNetwork.Id,
                Name = LocalText.Same($"{word}2 service"),
                Description = LocalText.Same($"{word}2 described"),
                Needs = ["n01"],
                Cost = LocalText.Same($"{word}2 cost"),
                Payer = LocalText.Same($"{word}2 payer"),
            }).Entity;
            var only = ContactPoint.In(service, Draft(contact.Details with { Phone = "" }, $"{word}1", level), Content).Value!;
            only.Verify(LocalText.Same($"{word}1 confirmer"), VerificationMethod.Called, ViittaApp.SaturdayNight.UtcDateTime);
            db.ContactPoints.Add(only);
            var another = Service(open.ServiceId, $"{word}3 service");
            db.ContactPoints.Add(ContactPoint.In(another, Draft(contact.Details with { Phone = "" }, $"{word}1", level), Content).Value!);
        }
        Service(open.ServiceId, "zgap service");

        Service Service(Guid beside, string name) => db.Services.Add(new()
        {
            OrganizationId = db.Services.Single(s => s.Id == beside).OrganizationId,
            NetworkId = TestNetwork.Id,
            Name = LocalText.Same(name),
            Needs = ["n01"],
        }).Entity;
    }

    private static ContactDraft Draft(ContactDetails details, string word, Visibility level) => new(
        LocalText.Same($"{word} line"), details with { Email = $"{word}@viitta.example", Web = $"https://{word}.example/", Place = new VisitingPlace(LocalText.Same($"{word} street"), 62.89, 27.67) },
        level, LocalText.Same($"{word} note"), LocalText.Same($"{word} warning"));

    /// <summary>All words of an answer without blanks; a spreadsheet and a document are zips of texts.</summary>
    private static async Task<string> SaidAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var file = await answer.Content.ReadAsByteArrayAsync();
        Assert.True((int)answer.StatusCode < 500, address);
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return Bare(Encoding.UTF8.GetString(file));
        }
        await using var zip = new ZipArchive(new MemoryStream(file));
        return Bare(string.Concat(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd())));
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u00A0'));
}
