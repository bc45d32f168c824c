using Microsoft.EntityFrameworkCore;
using Viitta.Features.Actions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Tests.House;

/// <summary>All that people have written into the test network, row by row, without what counts the changes: to tell before from after.</summary>
internal static class Everything
{
    public static Task<string> EverythingAsync(this ViittaApp app) => app.InDbAsync(async db => string.Join('\n',
    [
        .. (await db.Organizations.Where(o => o.NetworkId == TestNetwork.Id).ToListAsync()).Select(o => $"{o.Id} {o.Name.Fi} {o.IsCandidate} {o.RemovedAt}").Order(),
        .. (await db.Services.Where(s => s.NetworkId == TestNetwork.Id).ToListAsync()).Select(s => $"{s.Id} {s.OrganizationId} {s.Name.Fi} {s.Description} {s.Cost} {s.RemovedAt}").Order(),
        .. (await db.ContactPoints.Where(c => c.NetworkId == TestNetwork.Id).Include(c => c.Verifications).ToListAsync())
            .Select(c => $"{c.Id} {c.ServiceId} {c.Phone} {c.Visibility} {c.Verifications.Count} {c.ChangedSinceVerified} {c.RemovedAt}").Order(),
        .. (await db.Pathways.WithSteps().ToListAsync()).SelectMany(p => p.Ordered, (p, s) => $"{p.Id} {p.State} {s.StepId} {s.Text} {s.Decided}").Order(),
        .. (await db.Pathways.WithSteps().ToListAsync()).SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities).Select(r => $"{r.Id} {r.OrganizationId} {r.Terms}").Order(),
        .. (await db.Actions.ToListAsync()).Select(a => $"{a.Id} {a.OwnerId} {a.Text}").Order(),
        .. (await db.Answers.ToListAsync()).Select(a => $"{a.Id} {a.OrganizationId} {a.RemovedAt}").Order(),
    ]));
}
