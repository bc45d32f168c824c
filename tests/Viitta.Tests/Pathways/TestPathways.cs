using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Pathways;

/// <summary>Pathways made as the program makes them.</summary>
public static class TestPathways
{
    public static Task<Organization> AddCandidateAsync(this ViittaApp app, string networkId, string name) =>
        app.RunAsync(async (AddCandidate add) => (await add.RunAsync(Actor.Program, networkId, name, "police", default)).Value!);

    /// <summary>
    /// A closed workshop of three tables: P2 agreed (police, two tables), P7 overlap (police, night team), P6 a gap with
    /// words, P3 a question-free contributor, the rest not taken up.
    /// </summary>
    public static async Task<(Workshop Workshop, Organization Police)> AddClosedWorkshopAsync(this ViittaApp app, string networkId)
    {
        var police = await app.AddCandidateAsync(networkId, $"Police {Guid.NewGuid():N}"[..14]);
        var workshop = await app.AddWorkshopAsync(networkId, parts: 1);
        await app.AnswerAsync(workshop, 1, "P2", Role.Leads, police.Id, "Call the duty officer");
        await app.AnswerAsync(workshop, 2, "P2", Role.Leads, police.Id, "Say that it is urgent");
        await app.AnswerAsync(workshop, 3, "P2", Role.Contributes, "Night team");
        await app.AnswerAsync(workshop, 1, "P7", Role.Leads, police.Id);
        await app.AnswerAsync(workshop, 2, "P7", Role.Leads, "night  TEAM");
        await app.GapAsync(workshop, 3, "P6", GapKind.NoBed, "No bed for men at weekends");
        await app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        return (workshop, police);
    }

    public static async Task<Guid> StartAsync(this ViittaApp app, Workshop workshop) =>
        (await app.RunAsync((StartPathway start) => start.RunAsync(Actor.Program, workshop.Id, [], default))).Value;

    /// <summary>A pathway that the network has adopted.</summary>
    public static Task<Guid> InForceAsync(this ViittaApp app, string networkId) => app.InDbAsync(db => db.Pathways
        .Where(p => p.NetworkId == networkId && p.State == PathwayState.Adopted).OrderBy(p => p.ThemeId).Select(p => p.Id).FirstAsync());

    public static Task<Pathway> ReadAsync(this ViittaApp app, Guid id) =>
        app.InDbAsync(db => db.Pathways.AsNoTracking().WithSteps().FirstAsync(p => p.Id == id));

    /// <summary>A draft of <see cref="AddClosedWorkshopAsync"/> that its coordinator has gone through.</summary>
    public static async Task<(Guid Id, Organization Police)> DecidedDraftAsync(this ViittaApp app, string networkId)
    {
        var (workshop, police) = await app.AddClosedWorkshopAsync(networkId);
        var id = await app.StartAsync(workshop);
        await app.DecideAllAsync(id);
        return (id, police);
    }

    /// <summary>The key of the link with which an organisation comments on a draft; asked for a week when it was not yet.</summary>
    public static async Task<string> CommentKeyAsync(this ViittaApp app, Guid id, Guid organization)
    {
        var by = Clock.LocalDate(app.Time.Now()).AddDays(7);
        await app.RunAsync((AskForComments ask) => ask.RunAsync(Actor.Program, id, by, [new(organization, "")], default));
        var request = await app.InDbAsync(db => db.CommentRequests.AsNoTracking().SingleAsync(r => r.PathwayId == id && r.OrganizationId == organization));
        return app.Services.GetRequiredService<CommentKeys>().KeyOf(request);
    }

    /// <summary>Puts a draft to organisations.</summary>
    public static Task<Outcome> AskAsync(this ViittaApp app, Guid id, DateOnly? by, IReadOnlyList<AskedOrganization> asked) =>
        app.RunAsync((AskForComments ask) => ask.RunAsync(Actor.Program, id, by, asked, default));

    /// <summary>Answers through a comment link, of what is there now.</summary>
    public static Task<Outcome> SayAsync(this ViittaApp app, string key, Stance stance) => app.RunAsync(async (CommentOnPathway comment) =>
    {
        var version = await app.InDbAsync(db => db.CommentRequests.Where(r => r.KeyHash == Secrets.Hash(key)).Select(r => r.Version).FirstOrDefaultAsync());
        return await comment.RunAsync(key, new CommentInput(version, stance, "", new Dictionary<string, string>(), new Dictionary<string, int>()), default);
    });

    private static async Task DecideAllAsync(this ViittaApp app, Guid id)
    {
        foreach (var step in (await app.ReadAsync(id)).Ordered)
        {
            await app.RunAsync((DecideStep decide) => decide.RunAsync(Actor.Program, id, step.StepId, step.Version, decided: true, default));
        }
    }

    /// <summary>Decides every step of a draft and adopts it today with all its gaps known.</summary>
    public static async Task<Outcome> AdoptAsync(this ViittaApp app, Guid id)
    {
        await app.DecideAllAsync(id);
        var pathway = await app.ReadAsync(id);
        return await app.RunAsync((AdoptPathway adopt) => adopt.RunAsync(
            Actor.Program, id, pathway.Version, Clock.LocalDate(app.Time.Now()), [.. pathway.Steps.Select(s => s.StepId)], default));
    }
}
