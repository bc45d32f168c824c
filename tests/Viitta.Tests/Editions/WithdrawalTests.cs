using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>A number that was published by mistake, and names that only a restricted number would explain.</summary>
public sealed class WithdrawalTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new();

    private static readonly string[] Addresses =
    [
        $"/api/v1/editions/{TestRegion.Network}/1", $"/api/v1/editions/{TestRegion.Network}/latest", $"/api/v1/call?{TestRegion.Question}",
        $"/call?{TestRegion.Question}", $"/call/print?{TestRegion.Question}&edition=1",
    ];

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            var raid = new Organization { NetworkId = TestRegion.Network, Name = LocalText.Same("Quiet house"), SectorId = "ngo" };
            var beds = new Service { OrganizationId = raid.Id, NetworkId = TestRegion.Network, Name = LocalText.Same("Hidden beds") };
            var social = await db.OrganizationAsync("Social emergency");
            var room = new Service { OrganizationId = social.Id, NetworkId = TestRegion.Network, Name = LocalText.Same("Raid room") };
            db.AddRange(raid, beds, room, Amber(beds), Amber(room));
        });
        await _app.PublishAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static ContactPoint Amber(Service service) => new()
    {
        ServiceId = service.Id,
        NetworkId = service.NetworkId,
        Function = LocalText.Same("Inner line"),
        Phone = "017 555 0009",
        Visibility = Visibility.AmberStrict,
    };

    private async Task<string> ReadAsync(HttpClient client, string address) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(address)).Replace('\u00a0', ' ');

    [Fact]
    public async Task A_number_that_was_made_restricted_is_gone_from_every_edition_at_once()
    {
        var stranger = _app.Browse().Client;
        foreach (var address in Addresses)
        {
            Assert.Contains(TestRegion.College, await ReadAsync(stranger, address)); // opened, and so kept in memory
        }
        await _app.ChangeAsync(async db =>
            (await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College)).Visibility = Visibility.AmberStrict);
        foreach (var address in Addresses)
        {
            Assert.DoesNotContain(TestRegion.College, await ReadAsync(stranger, address));
        }
        var coordinator = await _app.CoordinatorAsync(TestRegion.Network);
        Assert.Contains(TestRegion.College, await ReadAsync(coordinator.Client, Addresses[3]));
        Assert.Contains(TestRegion.College, await _app.InDbAsync(db => db.Editions.Select(e => e.Document).SingleAsync()));
    }

    [Theory]
    [InlineData(MapRow.Contact)]
    [InlineData(MapRow.Service)]
    public async Task A_number_that_was_taken_off_the_map_is_gone_too(MapRow what)
    {
        await _app.ChangeAsync(async db =>
        {
            var contact = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College);
            IOnTheMap row = what == MapRow.Contact ? contact : await db.Services.FirstAsync(s => s.Id == contact.ServiceId);
            row.RemovedAt = _app.Time.Now();
        });
        foreach (var address in Addresses)
        {
            Assert.DoesNotContain(TestRegion.College, await ReadAsync(_app.Browse().Client, address));
        }
    }

    [Fact]
    public async Task An_edition_is_kept_by_no_cache_on_the_way()
    {
        using var answer = await _app.Browse().Client.GetAsync(Addresses[0]);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task What_has_restricted_numbers_only_is_not_named_in_public()
    {
        foreach (var address in Addresses)
        {
            var said = await ReadAsync(_app.Browse().Client, address);
            Assert.DoesNotContain("Quiet house", said);
            Assert.DoesNotContain("Hidden beds", said);
            Assert.DoesNotContain("Raid room", said);
            Assert.Contains("Social emergency", said); // leads steps: named whatever its numbers are
        }
        using var authority = (await _app.CoordinatorAsync(TestRegion.Network)).Client;
        Assert.Contains("Quiet house", await ReadAsync(authority, $"/call?theme=labour-exploitation&municipality={TestRegion.Iisalmi}"));
    }

    [Fact]
    public async Task The_stored_document_says_words_and_old_numbers_are_read()
    {
        var json = await _app.InDbAsync(db => db.Editions.Select(e => e.Document).SingleAsync());
        Assert.Contains("\"visibility\":\"AmberStrict\"", json);
        Assert.Contains("\"role\":\"Leads\"", json);
        var old = EditionDocument.Read(json.Replace("\"AmberStrict\"", "2", StringComparison.Ordinal).Replace("\"Leads\"", "0", StringComparison.Ordinal));
        Assert.Contains(old.Organizations.SelectMany(o => o.Services).SelectMany(s => s.Contacts), c => c.Visibility == Visibility.AmberStrict);
        Assert.DoesNotContain(old.Organizations.SelectMany(o => o.Services).SelectMany(s => s.Contacts), c => c.Visibility > Visibility.AmberStrict);
    }
}
