using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>The same figures for programs.</summary>
internal static class CoverageApi
{
    /// <summary>The query's names are those of the page.</summary>
    internal sealed record CoverageParameters
    {
        public string? Ages { get; init; }
        public string? Gender { get; init; }
        public string? Residence { get; init; }
        public string? Theme { get; init; }
        public string? Language { get; init; }
        public string? Interpreter { get; init; }
        public string? Consents { get; init; }
        public string? Reader { get; init; }
        public string? Stale { get; init; }
        public string? Year { get; init; }
    }

    /// <inheritdoc cref="CoverageParameters"/>
    internal sealed record ProgressionParameters
    {
        public string? Pathway { get; init; }
        public string? Municipality { get; init; }
        public string? Begins { get; init; }
        public string? Ages { get; init; }
        public string? Gender { get; init; }
        public string? Residence { get; init; }
        public string? Theme { get; init; }
        public string? Language { get; init; }
        public string? Interpreter { get; init; }
        public string? Consents { get; init; }
        public string? Reader { get; init; }
        public string? Stale { get; init; }
        public string? Year { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("networks");
        api.MapGet("/{network}/coverage", async (
                string network, [AsParameters] CoverageParameters _, HttpRequest request, Actor actor, Catalogue catalogue, ListCoverage list,
                TimeProvider time, CancellationToken ct) =>
            {
                var errors = new List<Refusal>();
                var asked = CoverageAsked.From(
                    request.Query, catalogue, actor.ReaderOf(network), Clock.LocalDate(time.Now()).Year, errors);
                var rows = await list.RunAsync(actor, network, asked, ct);
                return (rows.Refused || errors.Count == 0 ? rows : errors[0]).Answer();
            })
            .WithName("ReadCoverage")
            .WithSummary("For each need in each municipality: at how many minutes of a calendar year somebody is reached, and the longest time with nobody.");
        api.MapGet("/{network}/coverage/progression", async (
                string network, [AsParameters] ProgressionParameters _, HttpRequest request, Actor actor, Catalogue catalogue, ReadProgression read,
                TimeProvider time, CancellationToken ct) =>
            {
                var errors = new List<Refusal>();
                var asked = ProgressionAsked.From(request.Query, catalogue, actor.ReaderOf(network), time.Now(), errors);
                var view = await read.RunAsync(actor, network, asked, errors, ct);
                return (view.Refused || errors.Count == 0 ? view : errors[0]).Mapped(ProgressionAnswer.Of);
            })
            .WithName("ReadProgression")
            .WithSummary("How one case moves on along a pathway, and how all that could begin in that year would.");
        api.MapGet("/{network}/coverage/progression/rows", async (
                string network, [AsParameters] ProgressionParameters _, HttpRequest request, Actor actor, Catalogue catalogue, ListProgression list,
                TimeProvider time, CancellationToken ct) =>
            {
                var errors = new List<Refusal>();
                var asked = ProgressionAsked.From(request.Query, catalogue, actor.ReaderOf(network), time.Now(), errors);
                var rows = await list.RunAsync(actor, network, asked, ct);
                return (rows.Refused || errors.Count == 0 ? rows : errors[0]).Answer();
            })
            .WithName("ListProgression")
            .WithSummary("For each theme's pathway in each municipality, whole and by step: how many starts of a year are done in time, and how long they take.");
    }
}
