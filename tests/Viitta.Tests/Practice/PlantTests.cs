using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Practice;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Practice;

/// <summary>When the practice region is planted, and when not.</summary>
public sealed class PlantTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Switched_off_it_plants_nothing()
    {
        using var app = new ViittaApp().With("VIITTA_PRACTICE", "False");
        Assert.Equal(new Rows(0, 0, 0, 0), await CountAsync(app));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using var app = new ViittaApp().WithPractice();
        var (rows, traces) = (await CountAsync(app), await TracesAsync(app));
        await StartAgainAsync(app);
        Assert.Equal((rows, traces), (await CountAsync(app), await TracesAsync(app)));
    }

    [Fact]
    public async Task What_people_changed_since_stays()
    {
        using var app = new ViittaApp().WithPractice();
        await app.InDbAsync(async db =>
        {
            var contact = await db.ContactPoints.FirstAsync(c => c.NetworkId == PracticeAtStart.NetworkId, Stop);
            contact.RemovedAt = app.Time.Now();
            db.Record(new TraceKind("tests.removed"), contact.Id, contact.NetworkId, Actor.Program, app.Time.Now());
            return await db.SaveChangesAsync(Stop);
        });
        await StartAgainAsync(app);
        Assert.Equal(1, await app.InDbAsync(db => db.ContactPoints.CountAsync(c => c.RemovedAt != null, Stop)));
    }

    [Fact]
    public async Task A_start_that_was_killed_before_publishing_is_finished_by_the_next()
    {
        using var app = new ViittaApp().WithPractice();
        var rows = await CountAsync(app);
        await app.InDbAsync(db => db.Editions.ExecuteDeleteAsync(Stop));
        await StartAgainAsync(app);
        Assert.Equal(rows, await CountAsync(app));
    }

    [Fact]
    public async Task A_start_that_was_killed_after_the_map_is_finished_by_the_next()
    {
        using var whole = new ViittaApp().WithPractice();
        using var killed = new ViittaApp();
        var map = Path.Combine(killed.Services.GetRequiredService<Catalogue>().Folder, "practice", "service-map.yaml");
        await killed.RunAsync(async (LoadServiceMap load) =>
        {
            await load.RunAsync(map, PracticeAtStart.NetworkId, Stop);
            return true;
        });
        await StartAgainAsync(killed, practice: "true");
        Assert.Equal(await CountAsync(whole), await CountAsync(killed));
    }

    private static Task StartAgainAsync(ViittaApp app, string? practice = null) => app.RunAsync(async (IEnumerable<IAtStart> works) =>
    {
        if (practice is not null)
        {
            app.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["VIITTA_PRACTICE"] = practice;
        }
        await works.OfType<PracticeAtStart>().Single().RunAsync(Stop);
        return true;
    });

    private static Task<int> TracesAsync(ViittaApp app) => app.InDbAsync(db => db.Traces.CountAsync(Stop));

    private static Task<Rows> CountAsync(ViittaApp app) => app.InDbAsync(async db => new Rows(
        await db.ContactPoints.CountAsync(c => c.NetworkId == PracticeAtStart.NetworkId, Stop),
        await db.Answers.CountAsync(Stop),
        await db.Set<Features.Pathways.Responsibility>().CountAsync(Stop),
        await db.Editions.CountAsync(Stop)));

    private sealed record Rows(int Contacts, int Answers, int Responsibilities, int Editions);
}
