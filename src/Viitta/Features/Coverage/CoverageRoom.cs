using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>
/// For a municipality, need, person and minute: who is reachable, or nobody. Stands on the service map and the pathways;
/// the counting itself knows neither the web nor the database.
/// </summary>
public static class CoverageRoom
{
    /// <param name="args">Of the program: it may have been asked to count, not to serve.</param>
    public static void AddCoverage(this WebApplicationBuilder builder, string[] args)
    {
        if (CoverageCommand.IsAsked(args))
        {
            builder.Logging.ClearProviders(); // standard output is the answer
        }
        builder.Services.AddScoped<ReadCoverage>();
        builder.Services.AddScoped<ListCoverage>();
        builder.Services.AddScoped<CoverageWords>();
    }

    /// <summary>Serves, or answers the coverage command; returns the program's exit code.</summary>
    public static async Task<int> RunAsync(this WebApplication app, string[] args)
    {
        if (CoverageCommand.IsAsked(args))
        {
            return await CoverageCommand.RunAsync(app.Services, args, Console.Out, Console.Error, default);
        }
        await app.RunAsync();
        return 0;
    }

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

    public static void MapCoverage(this WebApplication app) =>
        app.MapApi("networks").MapGet("/{network}/coverage", async (
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
}
