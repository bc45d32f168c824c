using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

public sealed class ScenariosAtStartTests
{
    [Fact]
    public async Task A_changed_file_makes_a_new_version_and_an_unchanged_one_none()
    {
        using var app = new ViittaApp();
        Task<List<int>> Versions() => app.InDbAsync(db =>
            db.ScenarioVersions.OrderBy(v => v.Number).Select(v => v.Number).ToListAsync());
        Assert.Equal([1, 1, 1, 1], await Versions());

        await StartAgainAsync(app, Path.Combine(Repository.Root, "content"));
        Assert.Equal([1, 1, 1, 1], await Versions());

        var folder = Directory.CreateTempSubdirectory("viitta-content-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "scenarios"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "content", "scenarios"), "berry*"))
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "scenarios", Path.GetFileName(file)),
                (await File.ReadAllTextAsync(file)).Replace("14 kilom", "15 kilom", StringComparison.Ordinal));
        }
        await StartAgainAsync(app, folder);
        Assert.Equal([1, 1, 1, 1, 2], await Versions());
        var newest = await app.RunAsync((ScenarioTexts texts) => texts.NewestAsync(Actor.Program, default));
        Assert.Contains("15 kilometres", newest.Single(s => s is { Key: "berry-harvest", Version: 2 }).Text.Parts[2].Released.En, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StartAgainAsync(ViittaApp app, string folder)
    {
        var shipped = Catalogue.Read(Path.Combine(Repository.Root, "content"));
        var catalogue = new Catalogue
        {
            Folder = folder,
            Municipalities = shipped.Municipalities,
            Counties = shipped.Counties,
            Sectors = shipped.Sectors,
            Needs = shipped.Needs,
            Steps = shipped.Steps,
            DecisionPoints = shipped.DecisionPoints,
            Themes = shipped.Themes,
            ResidenceSituations = shipped.ResidenceSituations,
            ServiceLanguages = shipped.ServiceLanguages,
        };
        await using var scope = app.Services.CreateAsyncScope();
        await new ScenariosAtStart(scope.ServiceProvider.GetRequiredService<ViittaDb>(), catalogue, app.Time).RunAsync(default);
    }
}
