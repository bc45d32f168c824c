using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>Many phones write at one table: no word is lost, none is doubled, nobody writes elsewhere.</summary>
public sealed class SaveAnswerTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Twenty_saves_at_once_from_five_phones_are_all_there_once()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phones = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => App.AddPhoneAsync(workshop)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => App.SaveAsync(phones[i % 5], Draft($"Function {i}"))));
        Assert.All(outcomes, o => Assert.False(o.Refused));
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"Function {i}").Order(),
            (await App.AnswersAsync(workshop)).Select(a => a.NewOrganization).Order());
    }

    [Fact]
    public async Task One_save_sent_ten_times_at_once_is_one_answer()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (phone, draft) = (await App.AddPhoneAsync(workshop), Draft());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => App.SaveAsync(phone, draft)));
        Assert.All(outcomes, o => Assert.False(o.Refused));
        Assert.Equal(0, Assert.Single(await App.AnswersAsync(workshop)).Version);
    }

    [Fact]
    public async Task Twenty_edits_of_one_line_at_once_lose_no_wording()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phones = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => App.AddPhoneAsync(workshop)));
        var first = Draft("The first");
        await App.SaveAsync(phones[0], first);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            App.SaveAsync(phones[i % 5], Draft($"Wording {i}", first.Id, version: 0))));
        Assert.All(outcomes, o => Assert.False(o.Refused));
        var answers = await App.AnswersAsync(workshop);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Wording {i}").Order(), answers.Select(a => a.NewOrganization).Order());
        Assert.Equal(first.Id, Assert.Single(answers, a => a.BesideId is null).Id);
        Assert.All(answers.Where(a => a.Id != first.Id), a => Assert.Equal(first.Id, a.BesideId));
    }

    [Fact]
    public async Task A_stale_edit_keeps_both_until_someone_joins_them()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (fox, owl) = (await App.AddPhoneAsync(workshop), await App.AddPhoneAsync(workshop));
        var first = Draft("Police");
        await App.SaveAsync(fox, first);
        await App.SaveAsync(fox, Draft("Police, duty officer", first.Id, 0));
        await App.SaveAsync(owl, Draft("Social emergency service", first.Id, 0));
        await App.SaveAsync(owl, Draft("Social emergency service", first.Id, 0)); // sent again
        var beside = Assert.Single(await App.AnswersAsync(workshop), a => a.BesideId == first.Id);

        Assert.Equal(Refusals.ChangedMeanwhile, (await JoinAsync(owl, beside.Id, beside.Id, version: 0)).Refusal);
        Assert.Equal(Refusals.NotAChoice, (await JoinAsync(owl, beside.Id, Guid.NewGuid(), version: 1)).Refusal);
        Assert.False((await JoinAsync(owl, beside.Id, beside.Id, version: 1)).Refused);
        Assert.False((await JoinAsync(fox, beside.Id, first.Id, version: 1)).Refused); // somebody was first: no harm
        var kept = Assert.Single(await App.AnswersAsync(workshop), a => a.RemovedAt is null);
        Assert.Equal((first.Id, "Social emergency service"), (kept.Id, kept.NewOrganization));
    }

    [Fact]
    public async Task A_wording_that_changed_meanwhile_is_not_settled_away_unseen()
    {
        var (fox, owl, first, beside) = await TwoWordingsAsync();
        await App.SaveAsync(owl, Draft("Social emergency service, on call", beside.Id, 0));
        Assert.Equal(Refusals.ChangedMeanwhile, (await JoinAsync(fox, beside.Id, first.Id, version: 1)).Refusal);
        Assert.False((await JoinAsync(fox, beside.Id, first.Id, version: 1, besideVersion: 1)).Refused);
    }

    [Fact]
    public async Task Words_that_stand_beside_already_are_not_doubled_when_their_line_is_gone_and_they_are_sent_again()
    {
        var (fox, owl, first, beside) = await TwoWordingsAsync();
        await RemoveAsync(fox, first.Id, 1);
        await App.SaveAsync(owl, Draft("Social emergency service", first.Id, 0));
        Assert.Equal(beside.Id, Assert.Single(await App.AnswersAsync(_workshop), a => a.RemovedAt is null).Id);
    }

    [Fact]
    public async Task A_line_that_was_rewritten_is_not_removed_unseen_and_a_removal_is_undone()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (phone, draft) = (await App.AddPhoneAsync(workshop), Draft("Police"));
        await App.SaveAsync(phone, draft);
        await App.SaveAsync(phone, Draft("Parish", draft.Id, 0));
        Assert.Equal(Refusals.ChangedMeanwhile, (await RemoveAsync(phone, draft.Id, 0)).Refusal);
        Assert.False((await RemoveAsync(phone, draft.Id, 1)).Refused);
        Assert.False((await RemoveAsync(phone, draft.Id, 1)).Refused);
        Assert.NotNull(Assert.Single(await App.AnswersAsync(workshop)).RemovedAt);
        await App.RunAsync((RestoreAnswer restore) => restore.RunAsync(phone, draft.Id, default));
        Assert.Null(Assert.Single(await App.AnswersAsync(workshop)).RemovedAt);
    }

    [Fact]
    public async Task Nobody_writes_at_another_table_or_in_another_workshop()
    {
        var (workshop, other) = (await App.AddWorkshopAsync("north-savo", parts: 1), await App.AddWorkshopAsync("north-savo", parts: 1));
        var (phone, neighbour, guest) = (await App.AddPhoneAsync(workshop), await App.AddPhoneAsync(workshop, 2), await App.AddPhoneAsync(other));
        var draft = Draft();
        await App.SaveAsync(phone, draft);
        foreach (var stranger in new[] { neighbour, guest, Actor.Stranger, new Actor { UserId = Guid.NewGuid(), IsNational = true } })
        {
            Assert.Equal(Refusals.NotFound, (await App.SaveAsync(stranger, Draft("Ours now", draft.Id, 0))).Refusal);
            Assert.Equal(Refusals.NotFound, (await RemoveAsync(stranger, draft.Id, 0)).Refusal);
            Assert.Equal(Refusals.NotFound, (await JoinAsync(stranger, draft.Id, null, 0)).Refusal);
        }
        Assert.Equal("Social emergency service", Assert.Single(await App.AnswersAsync(workshop)).NewOrganization);
    }

    [Fact]
    public async Task Only_what_is_out_is_answered_and_nothing_after_leaving_or_closing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (phone, leaver) = (await App.AddPhoneAsync(workshop), await App.AddPhoneAsync(workshop));
        Assert.Equal(OpenTable.NotReleased, (await App.SaveAsync(phone, Draft() with { PartId = "part-2" })).Refusal);
        Assert.Equal(OpenTable.NotReleased, (await App.SaveAsync(phone, Draft(step: "P10"))).Refusal);
        Assert.Equal(OpenTable.NotReleased, (await App.SaveAsync(phone, Draft(id: Guid.Empty))).Refusal);

        await App.RunAsync((LeaveTable leave) => leave.RunAsync(leaver, default));
        Assert.Equal(Refusals.NotFound, (await App.SaveAsync(leaver, Draft())).Refusal);

        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        Assert.Equal(OpenTable.Over, (await App.SaveAsync(phone, Draft())).Refusal);
        Assert.Empty(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task The_organisation_comes_from_the_networks_list()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phone = await App.AddPhoneAsync(workshop);
        var (own, foreign) = (await App.AddOrganizationAsync("north-savo", "Police, North Savo"), await App.AddOrganizationAsync("turku", "Police, Turku"));
        Assert.False((await App.SaveAsync(phone, Chosen(own.Id))).Refused);
        Assert.Equal(("common.not-a-choice", "who"), Of(await App.SaveAsync(phone, Chosen(foreign.Id))));
        Assert.Equal(("common.not-a-choice", "who"), Of(await App.SaveAsync(phone, Chosen(Guid.NewGuid()))));

        static AnswerDraft Chosen(Guid id) => Draft() with { Wording = new Wording { Role = Role.Leads, OrganizationId = id } };
    }

    [Fact]
    public async Task What_looks_real_is_stored_only_when_said_to_be_fictional_and_a_code_never()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phone = await App.AddPhoneAsync(workshop);
        var draft = Draft("Matti, 040 123 4567");
        Assert.Equal(("common.suspicious", "fictional"), Of(await App.SaveAsync(phone, draft)));
        Assert.False((await App.SaveAsync(phone, draft with { Fictional = true })).Refused);
        await Assert.ThrowsAsync<Viitta.Data.RefusedException>(() => App.SaveAsync(phone, Draft("010594Y9032") with { Fictional = true }));
        Assert.Single(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task Answers_leave_traces_without_words_or_phones_and_do_not_touch_the_workshop()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phone = await App.AddPhoneAsync(workshop) with { UserId = Guid.NewGuid() };
        var version = await VersionAsync();
        var draft = Draft();
        await App.SaveAsync(phone, draft);
        await RemoveAsync(phone, draft.Id, 0);
        var traces = await App.InDbAsync(db => db.Traces.Where(t => t.Subject == draft.Id.ToString()).OrderBy(t => t.Id).ToListAsync());
        Assert.Equal(["workshops.answer-saved", "workshops.answer-removed"], traces.Select(t => t.What));
        Assert.All(traces, t => Assert.Equal(("participant", null, "north-savo"), (t.ActorKind, t.UserId, t.NetworkId)));
        Assert.Equal(version, await VersionAsync());

        Task<int> VersionAsync() => App.InDbAsync(db => db.Set<Workshop>().Where(w => w.Id == workshop.Id).Select(w => w.Version).FirstAsync());
    }

    private Workshop _workshop = null!;

    /// <summary>One phone has rewritten its line, another has written upon the older one.</summary>
    private async Task<(Actor Fox, Actor Owl, AnswerDraft First, Answer Beside)> TwoWordingsAsync()
    {
        _workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (fox, owl, first) = (await App.AddPhoneAsync(_workshop), await App.AddPhoneAsync(_workshop), Draft("Police"));
        await App.SaveAsync(fox, first);
        await App.SaveAsync(fox, Draft("Police, duty officer", first.Id, 0));
        await App.SaveAsync(owl, Draft("Social emergency service", first.Id, 0));
        return (fox, owl, first, Assert.Single(await App.AnswersAsync(_workshop), a => a.BesideId == first.Id));
    }

    private Task<Outcome> RemoveAsync(Actor actor, Guid id, int version) =>
        App.RunAsync((RemoveAnswer remove) => remove.RunAsync(actor, id, version, default));

    private Task<Outcome> JoinAsync(Actor actor, Guid besideId, Guid? keep, int version, int besideVersion = 0) =>
        App.RunAsync((JoinWordings join) => join.RunAsync(actor, besideId, keep, version, besideVersion, default));

    private static (string?, string?) Of(Outcome outcome) => (outcome.Refusal?.Code, outcome.Refusal?.Field);
}
