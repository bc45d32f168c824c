using System.Net;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>What an adopted pathway relies on does not leave the map unseen.</summary>
public sealed class ReliedOnTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync() => await _app.PlantAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task<Organization> FindAsync(string name) => _app.InDbAsync(db => db.OrganizationAsync(name));

    [Fact]
    public async Task A_leader_is_not_removed_before_the_pathway_is_revised()
    {
        var social = await FindAsync("Social emergency");
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/organizations/{social.Id}");
        await browse.SubmitAsync("form[action*=Remove]");
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Contains("An adopted pathway relies on this organisation. Give its part", browse.Text);
        Assert.Null((await FindAsync("Social emergency")).RemovedAt);
    }

    [Fact]
    public async Task A_candidate_in_an_adopted_pathway_is_not_left_out()
    {
        var named = await FindAsync("Named candidate");
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/map");
        await browse.SubmitAsync($"form[action*=\"{named.Id}\"][action*=Reject]");
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Contains("Put it on the map, or join it to another", browse.Text);
        Assert.Null((await FindAsync("Named candidate")).RemovedAt);

        var only = await FindAsync("Only a candidate");
        await browse.SubmitAsync($"form[action*=\"{only.Id}\"][action*=Reject]");
        Assert.NotNull((await FindAsync("Only a candidate")).RemovedAt);
    }

    [Fact]
    public async Task A_step_whose_leader_is_gone_is_a_gap_in_the_next_edition()
    {
        await _app.ChangeAsync(async db => (await db.OrganizationAsync("College")).RemovedAt = _app.Time.Now());
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/editions/new");
        Assert.Matches(@"Forced marriage: step 1\b", browse.Text);
    }

    [Fact]
    public async Task A_substitute_must_be_reachable_too()
    {
        await _app.ChangeAsync(async db =>
        {
            var social = await db.OrganizationAsync("Social emergency");
            var night = new Organization { NetworkId = TestRegion.Network, Name = LocalText.Same("Night team"), SectorId = "social" };
            db.Add(night);
            foreach (var responsibility in db.Set<Responsibility>().Where(r => r.SubstituteId == social.Id))
            {
                responsibility.SubstituteId = night.Id;
            }
        });
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/map");
        Assert.Contains("Add a contact for Night team", browse.Text);
    }
}
