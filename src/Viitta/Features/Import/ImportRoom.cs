using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>A service map from the sheet that a region has already: looked at first, put on the map whole or not at all, taken back.</summary>
public static class ImportRoom
{
    public static void AddImport(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ImportOptions>()
            .Configure<IConfiguration>((limits, configuration) => limits.Read(configuration))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImportOptions>, ImportOptionsCheck>();
        services.AddSingleton<ImportWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportWork>());
        services.AddSingleton<ImportProgress>();
        services.AddSingleton<ImportWords>();
        services.AddSingleton<ImportTemplate>();
        services.AddScoped<UploadImport>();
        services.AddScoped<ImportStep>();
        services.AddScoped<ChooseHeader>();
        services.AddScoped<ChooseColumns>();
        services.AddScoped<ReadImport>();
        services.AddScoped<ApplyImport>();
        services.AddScoped<PlanAgain>();
        services.AddScoped<UndoImport>();
        services.AddScoped<DiscardImport>();
        services.AddScoped<MakePlan>();
        services.AddScoped<CarryOutImport>();
        services.AddScoped<TakeBackImport>();
        services.AddScoped<TidyImports>();
    }

    public static void MapImport(this WebApplication app)
    {
        var files = app.MapGroup("/networks/{network}/import").ExcludeFromDescription();
        files.MapGet("/template.xlsx", async (string network, Actor actor, ViittaDb db, ImportTemplate template, CancellationToken ct) =>
            await KeptAsync(db, actor, network, ct) is { } kept
                ? Results.File(template.Excel(kept.Name.ToString()), Spreadsheet.ContentType, "viitta-import.xlsx")
                : Results.NotFound());
        files.MapGet("/template.csv", async (string network, Actor actor, ViittaDb db, ImportTemplate template, CancellationToken ct) =>
            await KeptAsync(db, actor, network, ct) is not null
                ? Results.File(template.Csv(), ImportTemplate.CsvType, "viitta-import.csv")
                : Results.NotFound());
    }

    /// <summary>The network, when the actor keeps its map; null otherwise.</summary>
    internal static async Task<Network?> KeptAsync(this ViittaDb db, Actor actor, string networkId, CancellationToken ct) =>
        actor.Keeps(networkId) ? await db.Networks.Of(actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) : null;
}
