using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>The program by itself: nobody presses anything.</summary>
public sealed class ErasePseudonymsTests : IDisposable
{
    private readonly ViittaApp _app = new ViittaApp().WithClockwork();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_day_after_the_end_the_words_stay_and_their_writers_go()
    {
        var (over, open) = (await _app.AddWorkshopAsync("north-savo", parts: 1), await _app.AddWorkshopAsync("oulu", parts: 1));
        foreach (var workshop in new[] { over, open })
        {
            await _app.SaveAsync(await _app.AddPhoneAsync(workshop), Draft("Parish"));
        }
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, over.Id, default));
        _app.Time.Advance(TimeSpan.FromHours(23.5));
        await _app.RunAsync(async (ErasePseudonyms erase) =>
        {
            await erase.RunAsync(default);
            return true;
        });
        Assert.All(await PhonesAsync(over), phone => Assert.NotNull(phone.PseudonymNumber));

        _app.Time.Advance(TimeSpan.FromHours(1));
        for (var wait = 0; wait < 100 && (await PhonesAsync(over)).Exists(p => p.PseudonymNumber is not null); wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        var gone = Assert.Single(await PhonesAsync(over));
        Assert.Equal((null, null, "youth"), (gone.PseudonymNumber, gone.KeyHash, gone.SectorId));
        var answer = Assert.Single(await _app.AnswersAsync(over));
        Assert.Equal((null, "Parish"), (answer.PseudonymNumber, answer.NewOrganization));
        var traces = await _app.InDbAsync(db => db.Traces.Where(t => t.What == ErasePseudonyms.Erased.Code).ToListAsync());
        Assert.Equal((over.Id.ToString(), "program"), (Assert.Single(traces).Subject, traces[0].ActorKind));

        Assert.All(await PhonesAsync(open), phone => Assert.NotNull(phone.KeyHash));
        Assert.All(await _app.AnswersAsync(open), a => Assert.NotNull(a.PseudonymNumber));
    }

    private Task<List<Participant>> PhonesAsync(Workshop workshop) =>
        _app.InDbAsync(db => db.Participants.AsNoTracking().Where(p => p.WorkshopId == workshop.Id).ToListAsync());
}
