using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Feedback;
using Viitta.Features.Pathways;
using Viitta.Features.Practice;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Practice;

/// <summary>Simulated tables: they come, write and look back once, however often and by whomever they are asked.</summary>
public sealed class PlayRehearsalsTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().WithPractice();
    private Workshop _rehearsal = null!;

    public async ValueTask InitializeAsync()
    {
        var started = await _app.RunAsync((StartRehearsal start) => start.RunAsync(Actor.Program, new(Guid.CreateVersion7(), "berry-harvest", ""), "sv", default));
        Assert.Null(started.Refusal);
        _rehearsal = started.Value!;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Phones_sit_down_one_after_the_other_and_somebody_comes_late()
    {
        Assert.Single(await SeatsAsync());
        await PlayAsync(minutes: 2); // ten of a real room's
        Assert.Equal([4, 4, 3, 3], await BySeatsAsync());
        await ReleaseAsync(0);
        await PlayAsync(minutes: 1);
        Assert.Equal([4, 4, 3, 3], await BySeatsAsync());
        await PlayAsync(minutes: 1); // 10 of 20 minutes
        Assert.Equal([4, 4, 3, 4], await BySeatsAsync());
    }

    [Fact]
    public async Task Tables_write_at_their_own_pace_and_one_keeps_silent()
    {
        await ReleaseAsync(0);
        await PlayAsync(minutes: 0.9);
        Assert.Equal([1, 2], (await AnswersAsync()).Select(a => a.Table).Distinct().Order());
        await PlayAsync(minutes: 3);
        Assert.Equal([1, 2, 3, 4], (await AnswersAsync()).Select(a => a.Table).Distinct().Order());
        await ReleaseAsync(1);
        await PlayAsync(minutes: 4);
        Assert.Equal([1, 2, 4], (await AnswersAsync()).Where(a => a.Part == "part-2").Select(a => a.Table).Distinct().Order());
    }

    [Fact]
    public async Task Asked_again_killed_in_the_middle_or_on_two_nodes_nothing_is_written_twice()
    {
        using var another = new CancellationTokenSource();
        await ReleaseAsync(0);
        _app.Time.Advance(TimeSpan.FromMinutes(4));
        // Killed while it writes: some are saved, others not.
        var killed = _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, another.Token));
        while ((await SeatsAsync()).Count < 10 && !killed.IsCompleted)
        {
            await Task.Delay(5);
        }
        await another.CancelAsync();
        await Record.ExceptionAsync(() => killed);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default))));
        var (answers, seats) = (await AnswersAsync(), await SeatsAsync());
        Assert.Equal(15, seats.Count);
        Assert.Equal(answers.Count, answers.DistinctBy(a => (a.Table, a.Step, a.Answer.Kind, a.Answer.Wording)).Count());
        Assert.All(answers, a => Assert.Null(a.Answer.BesideId));
        Assert.Equal(ExpectedInPart1(), answers.Count);
        await PlayAsync(minutes: 0);
        Assert.Equal(answers.Count, (await AnswersAsync()).Count);
    }

    [Fact]
    public async Task What_the_facilitators_own_phone_changed_or_removed_stays_so()
    {
        await ReleaseAsync(0);
        await PlayAsync(minutes: 4);
        var phone = await _app.AddPhoneAsync(_rehearsal);
        var own = (await AnswersAsync()).Where(a => a.Table == 1).Select(a => a.Answer).ToList();
        await _app.SaveAsync(phone, new(own[0].Id, own[0].PartId, own[0].StepId, own[0].Kind, own[0].Wording with { Handover = "Mitt eget" }, own[0].Version));
        await _app.RunAsync((RemoveAnswer remove) => remove.RunAsync(phone, own[1].Id, own[1].Version, default));
        await PlayAsync(minutes: 1);
        var after = (await AnswersAsync()).Where(a => a.Table == 1).Select(a => a.Answer).ToList();
        Assert.Equal(own.Count, after.Count);
        Assert.Equal("Mitt eget", after.Single(a => a.Id == own[0].Id).Handover);
        Assert.NotNull(after.Single(a => a.Id == own[1].Id).RemovedAt);
    }

    [Fact]
    public async Task Tables_write_in_the_language_of_whoever_rehearses_and_answer_a_turn()
    {
        await ReleaseAsync(0);
        await PlayAsync(minutes: 4);
        var words = (await AnswersAsync()).Select(a => a.Answer).ToList();
        Assert.Contains(words, a => a.NewOrganization == "Invånarlokalen Grannen");
        await _app.RunAsync((ThrowInject inject) => inject.RunAsync(Actor.Program, _rehearsal.Id, "inject-1a", default));
        await PlayAsync(minutes: 1);
        Assert.Equal(2, (await AnswersAsync()).Count - words.Count);
        Assert.Contains(await AnswersAsync(), a => a.Answer.Text == "Ändrar vändningen vem som ringer först?");
    }

    [Fact]
    public async Task The_whole_case_ends_in_agreement_overlap_and_gaps_and_the_tables_look_back()
    {
        for (var from = 0; from < 6; from++)
        {
            await ReleaseAsync(from);
            await PlayAsync(minutes: 5);
        }
        var kinds = (await _app.RunAsync((ReadFindings read) => read.RunAsync(Actor.Program, _rehearsal.Id, default))).Value!.Findings.ToLookup(f => f.Kind, f => f.StepId);
        Assert.Equal(["P1", "P3", "P5", "P7"], kinds[FindingKind.Agreed]);
        Assert.Equal(["P2", "P4", "P8"], kinds[FindingKind.Overlap]);
        Assert.Equal(["P6", "P10"], kinds[FindingKind.Gap]);
        Assert.Equal(["P9"], kinds[FindingKind.OpenQuestion]);
        await _app.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, _rehearsal.Id, HotWashState.Open, default));
        for (var look = 0; look < 20; look++)
        {
            await PlayAsync(minutes: 0);
        }
        Assert.Equal(10, await _app.InDbAsync(db => db.HotWashNotes.CountAsync(n => n.WorkshopId == _rehearsal.Id)));
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, _rehearsal.Id, default));
        Assert.False(await _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default)));
    }

    [Fact]
    public async Task One_that_was_left_open_falls_asleep()
    {
        await ReleaseAsync(0);
        _app.Time.Advance(TimeSpan.FromDays(2));
        Assert.False(await _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default)));
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task One_that_is_broken_does_not_stop_the_others()
    {
        await ReleaseAsync(0);
        var other = (await _app.RunAsync((StartRehearsal start) => start.RunAsync(Actor.Program, new(Guid.CreateVersion7(), "summer-holiday", "17"), "fi", default))).Value!;
        var turns = (await _app.RunAsync((ScenarioTexts scenarios) => scenarios.OfAsync(_rehearsal.ScenarioVersionId, default))).Parts[0].Injects.Select(i => i.Id).ToList();
        Assert.NotEmpty(turns);
        // Thrown, and yet never played: no moment to count from.
        await _app.InDbAsync(async db =>
        {
            (await db.Workshops.WithRehearsals().FirstAsync(w => w.Id == _rehearsal.Id)).ReleasedInjects.AddRange(turns);
            db.Record(new TraceKind("tests.broken"), _rehearsal.Id, null, Actor.Program, _app.Time.Now());
            return await db.SaveChangesAsync();
        });
        await PlayAsync(minutes: 2);
        Assert.Contains($"{_rehearsal.Id} stand still", _app.Log.Last, StringComparison.Ordinal);
        Assert.True(await _app.InDbAsync(db => db.Participants.WithRehearsals().CountAsync(p => p.WorkshopId == other.Id)) > 10);
    }

    [Fact]
    public async Task A_workshop_of_people_gets_no_simulated_words()
    {
        var real = await _app.AddWorkshopAsync(PracticeAtStart.NetworkId, parts: 1);
        await PlayAsync(minutes: 30);
        Assert.Equal(0, await _app.InDbAsync(db => db.Participants.CountAsync(p => p.WorkshopId == real.Id)));
    }

    [Fact]
    public async Task Nothing_goes_out_from_a_rehearsal()
    {
        await ReleaseAsync(0);
        await _app.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, _rehearsal.Id, true, default));
        Assert.Equal(Workshop.NobodyThere, (await _app.RunAsync((InviteNetwork invite) => invite.RunAsync(Actor.Program, _rehearsal.Id, default))).Refusal);
        Assert.Equal(Workshop.NobodyThere, (await _app.RunAsync((ShareReport share) => share.RunAsync(Actor.Program, _rehearsal.Id, default))).Refusal);
        Assert.Equal(StartPathway.OnlyRehearsed, (await _app.RunAsync((StartPathway start) => start.RunAsync(Actor.Program, _rehearsal.Id, [], default))).Refusal);
        var phone = await _app.AddPhoneAsync(_rehearsal);
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((GiveFeedback give) => give.RunAsync(phone, _rehearsal.Id, new Dictionary<string, int>(), "", false, default))).Refusal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_rehearsal_and_elsewhere_it_is_refused()
    {
        var again = await _app.RunAsync((StartRehearsal start) => start.RunAsync(Actor.Program, new(_rehearsal.Id, "berry-harvest", ""), "sv", default));
        Assert.Equal(_rehearsal.Id, again.Value!.Id);
        var stranger = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { ["turku"] = NetworkRole.Coordinator } };
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((StartRehearsal start) => start.RunAsync(stranger, new(Guid.NewGuid(), "berry-harvest", ""), "sv", default))).Refusal);
        var real = TestWorkshops.Asked(_app, "north-savo") with { RehearsedIn = "fi" };
        Assert.Equal(Workshop.OnlyInPractice, (await _app.RunAsync((CreateWorkshop create) => create.RunAsync(Actor.Program, real, default))).Refusal);
    }

    private async Task PlayAsync(double minutes)
    {
        _app.Time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.True(await _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default)));
    }

    private async Task ReleaseAsync(int from) =>
        Assert.Null((await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, _rehearsal.Id, from, default))).Refusal);

    private Task<List<Participant>> SeatsAsync() => _app.InDbAsync(db => db.Participants.Where(p => p.WorkshopId == _rehearsal.Id).ToListAsync());

    private async Task<IEnumerable<int>> BySeatsAsync()
    {
        var seats = await SeatsAsync();
        return _rehearsal.Tables.OrderBy(t => t.Number).Select(t => seats.Count(s => s.TableId == t.Id));
    }

    private async Task<List<(int Table, string Part, string Step, Answer Answer)>> AnswersAsync() =>
        [.. (await _app.AnswersAsync(_rehearsal)).Select(a => (_rehearsal.Tables.Single(t => t.Id == a.TableId).Number, a.PartId, a.StepId, a))];

    /// <summary>P1 and P3, from the file itself.</summary>
    private int ExpectedInPart1() => RehearsalFile.Read(_app.Services.GetRequiredService<Catalogue>()).Says.Where(s => s.Step is "P1" or "P3")
        .Sum(s => s.Lines.Count + s.Gaps.Count + s.Questions.Count);
}
