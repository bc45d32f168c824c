using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Practice;

/// <summary>A rehearsal goes after thirty days with all that it left; what people wrote stays.</summary>
public sealed class EraseRehearsalsTests : IDisposable
{
    private readonly ViittaApp _app = new ViittaApp().WithPractice();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task After_thirty_days_it_is_gone_and_peoples_workshops_are_not()
    {
        var rehearsal = (await _app.RunAsync((StartRehearsal start) => start.RunAsync(Actor.Program, new(Guid.CreateVersion7(), "berry-harvest", ""), "fi", default))).Value!;
        await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, rehearsal.Id, 0, default));
        _app.Time.Advance(TimeSpan.FromMinutes(4));
        await _app.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default));
        await _app.RunAsync((WordPlenary word) => word.RunAsync(Actor.Program, rehearsal.Id, new("P1", "Sovittu", null), default));
        await _app.RunAsync((MakeRecordLink make) => make.RunAsync(Actor.Program, rehearsal.Id, default));
        var people = await _app.AddAnsweredWorkshopAsync(PracticeAtStart.NetworkId, revealed: true);
        var (others, whole) = (await RowsAsync(rehearsal.Id, its: false), await RowsAsync(rehearsal.Id, its: true));
        Assert.DoesNotContain(0, whole);

        _app.Time.Advance(TimeSpan.FromDays(30));
        await EraseAsync();
        Assert.Equal(whole, await RowsAsync(rehearsal.Id, its: true));
        _app.Time.Advance(TimeSpan.FromDays(1));
        await EraseAsync();
        Assert.All(await RowsAsync(rehearsal.Id, its: true), rows => Assert.Equal(0, rows));
        Assert.Equal(others, await RowsAsync(rehearsal.Id, its: false));
        Assert.Equal(5, (await _app.AnswersAsync(people)).Count);
        Assert.Equal(1, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.What == EraseRehearsals.Erased.Code && t.Subject == $"{rehearsal.Id}")));
    }

    private Task<bool> EraseAsync() => _app.RunAsync(async (EraseRehearsals erase) =>
    {
        await erase.RunAsync(default);
        return true;
    });

    private Task<int[]> RowsAsync(Guid rehearsal, bool its) => _app.InDbAsync(async db => new[]
    {
        await db.Workshops.WithRehearsals().CountAsync(w => (w.Id == rehearsal) == its),
        await db.Tables.CountAsync(t => (t.WorkshopId == rehearsal) == its),
        await db.Participants.CountAsync(p => (p.WorkshopId == rehearsal) == its),
        await db.Answers.CountAsync(a => (a.WorkshopId == rehearsal) == its),
        await db.PlenaryWordings.CountAsync(p => (p.WorkshopId == rehearsal) == its) + (its ? 0 : 1),
        await db.RecordLinks.CountAsync(l => (l.WorkshopId == rehearsal) == its) + (its ? 0 : 1),
    });
}
