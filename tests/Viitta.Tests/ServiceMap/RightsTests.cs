using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Who sees a restricted contact, and who may change what.</summary>
public sealed partial class RightsTests : IAsyncLifetime
{
    private const string Network = "north-savo";
    private const string GreenNumber = "040 1111111";
    private const string AmberNumber = "040 2222222";

    private readonly ViittaApp _app = new();
    private Guid _organization;
    private Guid _service;
    private Guid _green;
    private Guid _amber;
    private Guid _national;

    public async ValueTask InitializeAsync() => (_organization, _service, _green, _amber, _national) = await _app.InDbAsync(async db =>
    {
        var organization = new Organization { NetworkId = Network, Name = LocalText.Same("Police of Kalla"), SectorId = "police" };
        var service = new Service { OrganizationId = organization.Id, NetworkId = Network, Name = LocalText.Same("Investigation"), Needs = ["n01"] };
        ContactPoint Contact(string phone, Visibility visibility) => new()
        {
            ServiceId = service.Id,
            NetworkId = Network,
            Function = LocalText.Same($"Line {visibility}"),
            Phone = phone,
            Email = "line@example.fi",
            Languages = ["fi"],
            Visibility = visibility,
        };
        var (green, amber) = (Contact(GreenNumber, Visibility.Green), Contact(AmberNumber, Visibility.AmberStrict));
        db.AddRange(organization, service, green, amber);
        db.Record(AddContact.Added, green.Id, Network, Actor.Program, _app.Time.Now());
        await db.SaveChangesAsync();
        return (organization.Id, service.Id, green.Id, amber.Id, (await db.ContactPoints.FirstAsync(c => c.Key == "nas-advice-line-phone")).Id);
    });

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Browse> MemberAsync(bool authority) => await _app.SignInAsync(await _app.AddUserAsync(
        $"{Guid.NewGuid():N}@viitta.example", authority: authority, networks: (Network, NetworkRole.Member)));

    private string[] Pages => [$"/networks/{Network}/map", $"/organizations/{_organization}", $"/services/{_service}"];

    [Fact]
    public async Task A_member_who_is_no_authority_sees_green_and_never_amber()
    {
        var member = await MemberAsync(authority: false);
        foreach (var page in Pages)
        {
            await member.GetAsync(page);
            Assert.Contains(GreenNumber, member.Text);
            Assert.DoesNotContain(AmberNumber, member.Page.Source.Text);
            Assert.Equal("TLP:GREEN", member.TextOf(".site-header .tlp"));
        }
        await member.GetAsync($"/contacts/{_amber}");
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
    }

    [Fact]
    public async Task An_authority_of_the_network_and_its_coordinator_see_amber()
    {
        foreach (var browse in new[] { await MemberAsync(authority: true), await _app.CoordinatorAsync(Network) })
        {
            foreach (var page in Pages.Append($"/contacts/{_amber}"))
            {
                await browse.GetAsync(page);
                Assert.Contains(AmberNumber, browse.Text);
                Assert.Equal("TLP:AMBER+STRICT", browse.TextOf(".site-header .tlp"));
            }
        }
    }

    [Fact]
    public async Task An_authority_of_another_network_sees_no_amber_here()
    {
        var id = await _app.AddUserAsync("abroad@viitta.example", networks: [(Network, NetworkRole.Member), ("turku", NetworkRole.Member)]);
        await _app.InDbAsync(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.UserId == id && m.NetworkId == "turku")).IsAuthority = true;
            db.Record(new TraceKind("tests.authority"), id, "turku", Actor.Program, _app.Time.Now());
            return await db.SaveChangesAsync();
        });
        var browse = await _app.SignInAsync(id);
        foreach (var page in Pages)
        {
            await browse.GetAsync(page);
            Assert.Contains(GreenNumber, browse.Text);
            Assert.DoesNotContain(AmberNumber, browse.Page.Source.Text);
        }
    }

    [Fact]
    public async Task Another_network_s_coordinator_and_a_stranger_find_nothing()
    {
        foreach (var browse in new[] { await _app.CoordinatorAsync("turku"), _app.Browse() })
        {
            foreach (var page in Pages.Concat([$"/contacts/{_green}", $"/contacts/{_amber}", $"/contacts/{_green}/edit",
                $"/organizations/{_organization}/contact/new", $"/services/{_service}/contacts/new", $"/networks/{Network}/organizations/new"]))
            {
                await browse.GetAsync(page);
                Assert.Equal(HttpStatusCode.NotFound, browse.Status);
            }
        }
    }

    [Fact]
    public async Task A_member_reads_but_changes_nothing()
    {
        var member = await MemberAsync(authority: true);
        await member.GetAsync($"/contacts/{_green}");
        Assert.Empty(member.Page.QuerySelectorAll("main form:not(#report)"));
        var actor = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { [Network] = NetworkRole.Member } };
        Assert.Equal(Keeping.NotKeeper, await Refused<VerifyContact>(v => v.RunAsync(actor, _green, 0, VerificationMethod.Called, "x", default)));
        Assert.Equal(Keeping.NotKeeper, await Refused<SendConfirmation>(s => s.RunAsync(actor, _green, default)));
        Assert.Equal(Keeping.NotKeeper, await Refused<RemoveFromMap>(r => r.RunAsync(actor, MapRow.Organization, _organization, true, default)));
        Assert.Equal(Keeping.NotKeeper, await Refused<EditOrganization>(e => e.RunAsync(actor, _organization, 0, LocalText.Same("x"), "ngo", default)));
    }

    [Fact]
    public async Task National_rows_are_for_reading_in_a_network_and_kept_by_national_coordinators()
    {
        var coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/contacts/{_national}");
        Assert.Empty(coordinator.Page.QuerySelectorAll("main form:not(#report)"));
        await coordinator.GetAsync($"/contacts/{_national}/edit");
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);

        var national = await _app.SignInAsync(await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", national: true));
        await national.GetAsync($"/contacts/{_national}");
        await national.SubmitAsync("form[action*=Verify]", ("role", "duty officer"));
        Assert.Contains("confirmed today", national.Text);
    }

    private async Task<Refusal?> Refused<T>(Func<T, Task<Outcome>> run)
        where T : notnull => (await _app.RunAsync<T, Outcome>(run)).Refusal;
}
