using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Actions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Pathways;

/// <summary>A name from a table turns out to be an organisation of the map: everything that said the one says the other.</summary>
public sealed class MergeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "oulu";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Answers_pathways_actions_and_contacts_follow_and_nothing_is_told_twice()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync(Network);
        var id = await App.StartAsync(workshop);
        var night = await App.InDbAsync(db => db.Organizations.SingleAsync(o => o.NetworkId == Network && o.Name.Fi == "Night team"));
        await App.RunAsync((DecideCandidate decide) => decide.RunAsync(Actor.Program, police.Id, CandidateDecision.Accept, null, default));
        await App.AnswerAsync(workshop, 1, "P4", Role.Leads, night.Id);
        var action = await App.RunAsync((AddAction add) => add.RunAsync(Actor.Program,
            new NewAction(Guid.CreateVersion7(), Network, "", "", null, new ActionTerms("Agree on nights", night.Id, new DateOnly(2027, 1, 1))), default));
        var details = new ContactDetails("017 000 0007", "", "", ["fi"], false, Schedule.RoundTheClock);
        var contact = await App.RunAsync((AddFirstContact add) => add.RunAsync(Actor.Program, night.Id, "n01",
            new ContactDraft(LocalText.Same("Night phone"), details, Visibility.Clear, LocalText.Empty, LocalText.Empty), default));
        await App.InDbAsync(async db =>
        {
            var leads = await db.Set<Responsibility>().FirstAsync(r => r.OrganizationId == police.Id && r.Role == Role.Leads);
            leads.SubstituteId = night.Id;
            db.Record(PutResponsibility.Put, id, Network, Actor.Program, App.Time.Now());
            return await db.SaveChangesAsync();
        });
        var before = await App.ReadAsync(id);
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.SubmitAsync($"form[action*=\"{night.Id}\"][action*=Merge]", ("into", $"{police.Id}"));
        Assert.Equal(HttpStatusCode.OK, browse.Status);

        var after = await App.ReadAsync(id);
        Assert.Equal([police.Id, police.Id], after.Step("P2").Responsibilities.Select(r => r.OrganizationId));
        Assert.Equal([Role.Leads, Role.Contributes], after.Step("P2").Ordered.Select(r => r.Role));
        Assert.Equal(police.Id, Assert.Single(after.Step("P7").Responsibilities).OrganizationId);
        Assert.All(after.Steps.SelectMany(s => s.Responsibilities), r => Assert.Null(r.SubstituteId));
        Assert.True(after.Step("P7").Version > before.Step("P7").Version);
        Assert.True(after.Version > before.Version);

        Assert.Equal(police.Id, await App.InDbAsync(db => db.Actions.Where(a => a.Id == action.Value).Select(a => a.OwnerId).SingleAsync()));
        Assert.Equal(police.Id, await App.InDbAsync(db => db.Answers.Where(a => a.StepId == "P4").Select(a => a.OrganizationId).SingleAsync()));
        await browse.GetAsync($"/organizations/{police.Id}");
        Assert.Contains("017 000 0007", browse.Text);
        await browse.GetAsync($"/contacts/{contact.Value!.Id}");
        Assert.Equal(police.Name.ToString(), browse.TextOf(".eyebrow"));
    }
}
