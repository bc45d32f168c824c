using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

/// <summary>A typical picture is a start to argue with: all of it an assumption, only of those that were chosen.</summary>
public sealed class TypicalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public void Each_shipped_picture_has_all_steps_and_names_every_part_once()
    {
        var catalogue = Catalogue.Read(Path.Combine(Repository.Root, "content"));
        var pictures = new TypicalPictures(catalogue);
        Assert.NotEmpty(pictures.All);
        Assert.All(pictures.All, picture =>
        {
            Assert.Equal(catalogue.Steps.Select(s => s.Id), picture.Steps.Select(s => s.Step));
            Assert.All(picture.Steps, step => Assert.Equal(
                step.Parts.Count, step.Parts.DistinctBy(p => (p.Sector, p.Role)).Count()));
            // A condition that the form of the step does not ask could not be seen there.
            Assert.All(picture.Steps, step => Assert.All(
                step.Parts.SelectMany(p => p.When.Keys), point => Assert.Contains(step.Step, catalogue.DecisionPoints.Single(p => p.Id == point).Steps)));
        });
        Assert.Null(pictures.Of("other"));
    }

    [Fact]
    public async Task A_coordinator_begins_a_draft_with_the_organisations_of_the_region_and_pressing_twice_is_one()
    {
        var police = await App.AddCandidateAsync("ostrobothnia", "Police of the coast");
        var child = await App.AddCandidateAsync("ostrobothnia", "Child welfare of the coast");
        var browse = await App.CoordinatorAsync("ostrobothnia");
        await browse.GetAsync("/networks/ostrobothnia/pathways");
        await browse.ClickAsync("a[href$='/typical/forced-marriage']");
        Assert.Contains("A proposal, not this region's agreement", browse.Text);
        Assert.Contains("Child welfare (only when: under 18)", browse.Text);
        var form = browse.Url;
        await browse.SubmitAsync("main form", [.. Only(browse)]);
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Choose an organisation for one sector at least.", browse.Text);

        await browse.GetAsync(form);
        await browse.SubmitAsync("main form", [.. Only(browse, ("police", police.Id), ("child", child.Id))]);
        var draft = browse.Url;
        Assert.Contains("gap: no one leads (nobody is in danger now, 18 or over)", browse.TextOf("#P2"));
        await browse.GetAsync(form);
        await browse.SubmitAsync("main form", [.. Only(browse, ("police", police.Id))]);
        Assert.Equal(draft, browse.Url);

        var pathway = await App.ReadAsync(Guid.Parse(draft.Split('/')[^1]));
        Assert.Equal((PathwayState.Draft, (Guid?)null, 0), (pathway.State, pathway.WorkshopId, pathway.Decided));
        var rows = pathway.Steps.SelectMany(s => s.Responsibilities).ToList();
        Assert.All(rows, r => Assert.Equal((Basis.Assumption, Confidence.Assumed), (r.Basis, r.Confidence)));
        Assert.Equal(new[] { police.Id, child.Id }.Order(), rows.Select(r => r.OrganizationId).Distinct().Order());
        var welfare = pathway.Step("P2").Responsibilities.Single(r => r.OrganizationId == child.Id);
        Assert.Equal((InformationLabel.MustDisclose, true), (welfare.InformationLabel, welfare.When["minor"]));
        Assert.Equal(1, await App.InDbAsync(db => db.Traces.CountAsync(t => t.NetworkId == "ostrobothnia" && t.What == "pathways.started-from-typical")));
    }

    [Fact]
    public async Task One_organisation_for_two_sectors_acts_wherever_one_of_them_does_and_another_regions_is_no_choice()
    {
        var county = await App.AddCandidateAsync("south-karelia", "The county");
        var chosen = new Dictionary<string, Guid> { ["child"] = county.Id, ["social"] = county.Id };
        var id = (await StartAsync("south-karelia", chosen)).Value;
        var row = Assert.Single((await App.ReadAsync(id)).Step("P2").Responsibilities, r => r.Role == Role.Leads);
        Assert.Equal((county.Id, Situation.Any), (row.OrganizationId, row.When));

        var refusal = (await StartAsync("turku", chosen)).Refusal;
        Assert.Equal(Refusals.NotAChoice.Code, refusal?.Code);
        Assert.Contains(refusal?.Field, chosen.Keys);
        Assert.Equal(Refusals.NotFound, (await StartAsync("turku", chosen, "other")).Refusal);
        Assert.Equal(Pathway.NotCoordinator, (await App.RunAsync((StartFromTypical start) => start.RunAsync(
            new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { ["turku"] = NetworkRole.Member } }, "turku", "forced-marriage", Guid.CreateVersion7(), chosen, default))).Refusal);
    }

    private Task<Outcome<Guid>> StartAsync(string network, IReadOnlyDictionary<string, Guid> chosen, string theme = "forced-marriage") =>
        App.RunAsync((StartFromTypical start) => start.RunAsync(Actor.Program, network, theme, Guid.CreateVersion7(), chosen, default));

    /// <summary>The form's fields with those sectors chosen and all others left out.</summary>
    private static IEnumerable<(string Name, string? Value)> Only(Browse browse, params (string Sector, Guid Organization)[] chosen) =>
        browse.Page.QuerySelectorAll("main form select").Select(s => (s.Id!, (string?)$"{chosen.FirstOrDefault(c => c.Sector == s.Id).Organization:D}"))
            .Select(f => f.Item2 == $"{Guid.Empty}" ? (f.Item1, "") : f);
}
