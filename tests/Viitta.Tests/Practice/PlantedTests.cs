using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Editions;
using Viitta.Features.Feedback;
using Viitta.Features.Pathways;
using Viitta.Features.Practice;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Practice;

/// <summary>What a fresh installation shows of the whole circle.</summary>
public sealed class PlantedTests(PracticeFixture planted) : IClassFixture<PracticeFixture>
{
    private const string Network = PracticeAtStart.NetworkId;

    private readonly ViittaApp _app = planted.App;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_need_has_a_service_of_the_practice_region_itself()
    {
        var services = await _app.InDbAsync(db => db.Services.Where(s => s.NetworkId == Network).ToListAsync(Stop));
        var needs = _app.Services.GetRequiredService<Catalogue>().Needs.Select(n => n.Id).ToList();
        Assert.Equal(22, needs.Count);
        Assert.Empty(needs.Except(services.SelectMany(s => s.Needs)));
    }

    [Fact]
    public async Task No_number_can_be_dialled_and_no_address_leads_anywhere()
    {
        var contacts = await _app.InDbAsync(db => db.ContactPoints.Where(c => c.NetworkId == Network).ToListAsync(Stop));
        Assert.NotEmpty(contacts);
        Assert.All(contacts, contact =>
        {
            Assert.Matches("^(000 000 0[0-9]{3})?$", contact.Phone);
            Assert.Matches(@"^([a-z.-]+@tuulivaara\.example)?$", contact.Email);
            Assert.Matches(@"^(https://www\.tuulivaara\.example/.*)?$", contact.Web);
            Assert.NotEqual("", contact.Phone + contact.Email + contact.Web);
        });
    }

    [Fact]
    public async Task Contacts_are_of_every_age_so_that_every_sign_is_seen()
    {
        var now = _app.Time.Now();
        var contacts = await _app.InDbAsync(db => db.ContactPoints.Include(c => c.Verifications).Where(c => c.NetworkId == Network).ToListAsync(Stop));
        Assert.Empty(Enum.GetValues<Freshness>().Except(contacts.Select(c => c.FreshnessAt(now))));
        Assert.All(contacts.SelectMany(c => c.Verifications), v => Assert.True(v.At < now && !v.Role.IsEmpty));
        Assert.Empty(Enum.GetValues<Visibility>().Except(contacts.Select(c => c.Visibility)));
    }

    [Fact]
    public async Task The_workshop_is_over_revealed_and_in_the_past()
    {
        var workshop = await WorkshopAsync();
        Assert.Equal((Network, WorkshopState.Closed, true), (workshop.NetworkId, workshop.State, workshop.Revealed));
        Assert.Equal(new DateOnly(2026, 10, 7), workshop.Date); // a Wednesday, 45 days before Saturday 21 November
        Assert.Equal(workshop.Date, Clock.LocalDate(workshop.ClosedAt!.Value));
        Assert.Equal(3, workshop.Tables.Count);
        var scenario = await _app.RunAsync((ScenarioTexts texts) => texts.OfAsync(workshop.ScenarioVersionId, Stop));
        Assert.Equal(scenario.Parts.Count, workshop.CurrentPart);
        Assert.Equal(scenario.Parts.Count, workshop.ReleasedInjects.Count);
    }

    [Fact]
    public async Task Answers_stand_in_parts_that_touch_their_step_and_were_written_during_the_workshop()
    {
        var workshop = await WorkshopAsync();
        var scenario = await _app.RunAsync((ScenarioTexts texts) => texts.OfAsync(workshop.ScenarioVersionId, Stop));
        var (answers, seats) = await _app.InDbAsync(async db => (
            await db.Answers.Where(a => a.WorkshopId == workshop.Id).ToListAsync(Stop),
            await db.Participants.Where(p => p.WorkshopId == workshop.Id).ToListAsync(Stop)));
        Assert.True(answers.Count > 100);
        Assert.All(answers, answer =>
        {
            Assert.Contains(answer.StepId, scenario.Parts.Single(p => p.Id == answer.PartId).StepIds);
            Assert.InRange(answer.SavedAt, workshop.CreatedAt, workshop.ClosedAt!.Value);
            Assert.Contains(seats, seat => seat.TableId == answer.TableId);
            Assert.Null(answer.Wording.Check(answer.Kind));
            Assert.False(answer.Wording.LooksReal, answer.Text + answer.Handover + answer.NewOrganization);
        });
        Assert.Equal(answers.Count, answers.DistinctBy(a => a.SavedAt).Count());
    }

    [Fact]
    public async Task The_tables_agree_overlap_and_leave_gaps()
    {
        var workshop = await WorkshopAsync();
        var answers = await _app.InDbAsync(db => db.Answers.Where(a => a.WorkshopId == workshop.Id).ToListAsync(Stop));
        var steps = _app.Services.GetRequiredService<Catalogue>().Steps.Select(s => s.Id);
        var found = Findings.Of(workshop.Tables, answers, steps).ToLookup(f => f.Kind, f => f.StepId);
        Assert.Equal(["P1", "P4", "P5", "P8"], found[FindingKind.Agreed]);
        Assert.Equal(["P2", "P3", "P7", "P9"], found[FindingKind.Overlap]);
        Assert.Equal(["P6", "P10"], found[FindingKind.Gap]);
    }

    [Fact]
    public async Task Feedback_is_enough_to_be_shown_in_numbers_and_in_words()
    {
        var results = await _app.InDbAsync(db => db.FeedbackResults.SingleAsync(Stop));
        Assert.Equal(PlantWorkshop.Id, results.WorkshopId);
        // Two did not answer on arrival: what they remember is too little to be shown.
        Assert.Equal(
            FeedbackQuestion.OnArrival.Concat(FeedbackQuestion.AtEndAfterArrival).Select(q => q.Key).Order(), results.Published.Numbers.Keys.Order());
        Assert.True(results.Published.Words.Count >= PublishedFeedback.WordsFrom);
        Assert.Equal(12, await _app.InDbAsync(db => db.Participants.CountAsync(p => p.GaveFeedback, Stop)));
        Assert.Equal(10, await _app.InDbAsync(db => db.Participants.CountAsync(p => p.AnsweredOnArrival, Stop)));
    }

    [Fact]
    public async Task Actions_have_owners_and_one_is_late_and_one_is_done()
    {
        var actions = await _app.InDbAsync(db => db.Actions.ToListAsync(Stop));
        Assert.All(actions, a => Assert.True(a is { NetworkId: Network, OwnerId: not null, ThemeId: "labour-exploitation" }));
        var today = Clock.LocalDate(_app.Time.Now());
        Assert.Contains(actions, a => a.State == ActionState.Open && a.Due < today);
        Assert.Contains(actions, a => a is { State: ActionState.Resolved, ClosedAt: not null });
        Assert.All(actions, a => Assert.Equal(a.State == ActionState.Resolved, a.ClosedAt is not null));
    }

    [Theory]
    [InlineData("forced-marriage", "P10")]
    [InlineData("labour-exploitation", "P6")]
    public async Task Both_pathways_are_adopted_with_all_ten_steps_and_one_open_gap(string theme, string gap)
    {
        var pathway = await _app.InDbAsync(db => db.Pathways.Include(p => p.Steps).ThenInclude(s => s.Responsibilities)
            .SingleAsync(p => p.NetworkId == Network && p.ThemeId == theme, Stop));
        Assert.Equal((PathwayState.Adopted, 1), (pathway.State, pathway.Number));
        Assert.Equal(_app.Services.GetRequiredService<Catalogue>().Steps.Select(s => s.Id), pathway.Ordered.Select(s => s.StepId));
        Assert.All(pathway.Steps, step =>
        {
            Assert.True(step.Decided);
            Assert.All(Languages.All, language => Assert.NotEmpty(step.Text.Exactly(language)));
            Assert.Equal(step.StepId == gap ? Leadership.None : Leadership.One, step.Leadership);
        });
    }

    [Fact]
    public async Task A_responsibility_names_a_service_of_its_own_organisation()
    {
        var (pathways, services) = await _app.InDbAsync(async db => (
            await db.Pathways.Include(p => p.Steps).ThenInclude(s => s.Responsibilities).ToListAsync(Stop),
            await db.Services.ToDictionaryAsync(s => s.Id, s => s.OrganizationId, Stop)));
        var named = pathways.SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities).Where(r => r.ServiceId is not null).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, r => Assert.Equal(r.OrganizationId, services[r.ServiceId!.Value]));
    }

    [Fact]
    public async Task Edition_1_is_published_with_the_map_and_both_pathways()
    {
        var edition = await _app.InDbAsync(db => db.Editions.SingleAsync(Stop));
        Assert.Equal((Network, 1), (edition.NetworkId, edition.Number));
        var document = EditionDocument.Read(edition.Document);
        Assert.Equal(["forced-marriage", "labour-exploitation"], document.Pathways.Select(p => p.ThemeId).Order());
        Assert.Equal(77, document.Organizations.Where(o => !o.National).SelectMany(o => o.Services).SelectMany(s => s.Contacts).Count());
        Assert.Contains(document.Organizations, o => o.National);
    }

    [Fact]
    public async Task Other_networks_are_left_alone()
    {
        await _app.InDbAsync(async db =>
        {
            Assert.False(await db.Organizations.AnyAsync(o => o.NetworkId != null && o.NetworkId != Network, Stop));
            Assert.False(await db.Services.AnyAsync(s => s.NetworkId != null && s.NetworkId != Network, Stop));
            Assert.False(await db.ContactPoints.AnyAsync(c => c.NetworkId != null && c.NetworkId != Network, Stop));
            Assert.False(await db.Workshops.AnyAsync(w => w.NetworkId != Network, Stop));
            Assert.False(await db.Pathways.AnyAsync(p => p.NetworkId != Network, Stop));
            Assert.False(await db.Actions.AnyAsync(a => a.NetworkId != Network, Stop));
            Assert.False(await db.Editions.AnyAsync(e => e.NetworkId != Network, Stop));
            Assert.False(await db.Set<Verification>().AnyAsync(
                v => db.Set<ContactPoint>().Any(c => c.Id == v.ContactPointId && c.NetworkId == null), Stop));
            return true;
        });
    }

    private Task<Workshop> WorkshopAsync() => _app.InDbAsync(db => db.Workshops.Include(w => w.Tables).SingleAsync(Stop));
}
