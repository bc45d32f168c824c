using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>Tells the service map which organisations the adopted pathways rely on, and joins two of them or parts them again.</summary>
public sealed class OrganizationsInPathways(ViittaDb db) : IOrganizationUse
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct)
    {
        var agreed = await db.Pathways.Where(p => (networkId == null || p.NetworkId == networkId) && p.State == PathwayState.Adopted)
            .SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities)
            .Select(r => new { r.OrganizationId, r.SubstituteId }).ToListAsync(ct);
        return [.. agreed.Select(r => r.OrganizationId).Concat(agreed.Select(r => r.SubstituteId).OfType<Guid>()).Distinct()];
    }

    public async Task<string?> MergeAsync(MapRow kind, Guid from, Guid into, CancellationToken ct)
    {
        var pathways = await db.Pathways.WithSteps().Where(p => p.Steps.Any(s => s.Responsibilities.Any(r =>
            r.OrganizationId == from || r.SubstituteId == from || r.ServiceId == from))).ToListAsync(ct);
        var moved = new List<MovedResponsibility>();
        foreach (var (pathway, step) in pathways.SelectMany(p => p.Steps, (p, s) => (p, s)))
        {
            var before = step.Responsibilities.Select(Said.Of).ToList();
            if (kind == MapRow.Organization)
            {
                step.Join(from, into);
            }
            else
            {
                step.JoinServices(from, into);
            }
            var after = step.Responsibilities.ToDictionary(r => r.Id, Said.Of);
            var changed = before.Select(b => new MovedResponsibility(step.Id, b, after.GetValueOrDefault(b.Id))).Where(m => m.Before != m.After).ToList();
            if (changed.Count > 0)
            {
                moved.AddRange(changed);
                Touch(pathway, step);
            }
        }
        var requests = kind == MapRow.Organization ? await RequestsAsync(from, into, ct) : [];
        requests.ForEach(r => r.OrganizationId = into);
        return moved.Count + requests.Count == 0 ? null : JsonSerializer.Serialize(new Moved(moved, requests.ConvertAll(r => r.Id)), Written);
    }

    /// <summary>For comments on the drafts about which the other organisation was not asked itself.</summary>
    private Task<List<CommentRequest>> RequestsAsync(Guid from, Guid into, CancellationToken ct) => db.CommentRequests
        .Where(r => r.OrganizationId == from && !db.Set<CommentRequest>().Any(o => o.PathwayId == r.PathwayId && o.OrganizationId == into)).ToListAsync(ct);

    public async Task<int> TakeBackAsync(MapRow kind, Guid from, Guid into, string moved, CancellationToken ct)
    {
        // Written as a bare list before comments were asked for.
        var (rows, requests) = moved.StartsWith('[') ? new(JsonSerializer.Deserialize<List<MovedResponsibility>>(moved, Written)!, []) : JsonSerializer.Deserialize<Moved>(moved, Written)!;
        await db.CommentRequests.Where(r => requests.Contains(r.Id) && r.OrganizationId == into).ForEachAsync(r => r.OrganizationId = from, ct);
        var ids = rows.ConvertAll(r => r.StepId);
        var pathways = await db.Pathways.WithSteps().Where(p => p.Steps.Any(s => ids.Contains(s.Id))).ToListAsync(ct);
        var steps = pathways.SelectMany(p => p.Steps, (p, s) => (Pathway: p, Step: s)).ToDictionary(s => s.Step.Id);
        var left = 0;
        foreach (var row in rows)
        {
            if (!steps.TryGetValue(row.StepId, out var at) || !row.PutBack(at.Step))
            {
                left++; // the draft, or the responsibility, is not there any more, or says something else now
            }
            if (at.Step is not null)
            {
                Touch(at.Pathway, at.Step);
            }
        }
        return left;
    }

    /// <summary>Whoever has it on the screen has to look again.</summary>
    private void Touch(Pathway pathway, PathwayStep step)
    {
        db.Entry(pathway).Property(p => p.Version).IsModified = true;
        db.Entry(step).Property(s => s.Version).IsModified = true;
    }

    private sealed record Moved(List<MovedResponsibility> Parts, List<Guid> Requests);

    /// <summary>A responsibility as it stood.</summary>
    private sealed record Said(Guid Id, Guid OrganizationId, ResponsibilityTerms Terms)
    {
        public static Said Of(Responsibility row) => new(row.Id, row.OrganizationId, row.Terms);
    }

    /// <param name="After">Null when it was told by another one from then on.</param>
    private sealed record MovedResponsibility(Guid StepId, Said Before, Said? After)
    {
        /// <summary>Each of its facts that the merge changed and nobody has changed since.</summary>
        /// <returns>Whether that was all.</returns>
        public bool PutBack(PathwayStep step)
        {
            var row = step.Responsibilities.Find(r => r.Id == Before.Id);
            if (After is null)
            {
                return row is null && !step.Put(Before.Id, Before.OrganizationId, Before.Terms).Refused;
            }
            if (row is null)
            {
                return false;
            }
            var (was, made, now, all) = (Before.Terms, After.Terms, row.Terms, true);
            row.OrganizationId = Back(row.OrganizationId, After.OrganizationId, Before.OrganizationId);
            row.Agree(now with
            {
                ServiceId = Back(now.ServiceId, made.ServiceId, was.ServiceId),
                SubstituteId = Back(now.SubstituteId, made.SubstituteId, was.SubstituteId),
                InformationLabel = Back(now.InformationLabel, made.InformationLabel, was.InformationLabel),
                Handover = Back(now.Handover, made.Handover, was.Handover),
            });
            return all;

            T Back<T>(T current, T merged, T before)
            {
                var untouched = EqualityComparer<T>.Default.Equals(current, merged);
                all &= untouched || EqualityComparer<T>.Default.Equals(merged, before);
                return untouched ? before : current;
            }
        }
    }
}
