namespace Viitta.Features.Coverage;

/// <summary>
/// For a municipality, need, person and minute: who is reachable, or nobody; and how a case moves on along what the network
/// has agreed. Stands on the service map and the pathways; the counting itself knows neither the web nor the database.
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
        builder.Services.AddSingleton<MunicipalityTiles>();
        builder.Services.AddScoped<ReadCoverage>();
        builder.Services.AddScoped<ListCoverage>();
        builder.Services.AddScoped<CompareRegions>();
        builder.Services.AddScoped<CoverageWords>();
        builder.Services.AddScoped<ReadProgression>();
        builder.Services.AddScoped<ListProgression>();
        builder.Services.AddScoped<ProgressionWords>();
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

    public static void MapCoverage(this WebApplication app) => CoverageApi.Map(app);
}
