using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>content/national-services.yaml and content/practice/service-map.yaml on their way into the database.</summary>
public sealed class LoadTests : IDisposable
{
    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    private static string PracticeFile => Path.Combine(Repository.Root, "content/practice/service-map.yaml");

    private Task<bool> LoadAsync(string path, string? network) => _app.RunAsync<LoadServiceMap, bool>(async load =>
    {
        await load.RunAsync(path, network, CancellationToken.None);
        return true;
    });

    private Task<ContactPoint> ContactAsync(string key) => _app.InDbAsync(db =>
        db.ContactPoints.Include(c => c.Verifications).FirstAsync(c => c.Key == key));

    [Fact]
    public async Task National_services_are_there_at_start_and_unverified()
    {
        var advice = await ContactAsync("nas-advice-line-phone");
        Assert.Equal("02954 63177", advice.Phone);
        Assert.Equal(Cover.Always, advice.Schedule.Cover);
        Assert.Equal("2021", advice.SourceDate);
        Assert.Contains("+358 2954 63177", advice.Note.Fi);
        Assert.Null(advice.NetworkId);
        Assert.Equal(0, await _app.InDbAsync(db => db.Set<Verification>().CountAsync()));
    }

    [Fact]
    public async Task A_second_load_adds_nothing_and_overwrites_nothing()
    {
        var before = await _app.InDbAsync(async db =>
        {
            var nas = await db.Organizations.FirstAsync(o => o.Key == "nas");
            nas.Name = LocalText.Same("Edited");
            db.Record(LoadServiceMap.Loaded, nas.Id, null, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return await db.Traces.CountAsync();
        });
        await LoadAsync(Path.Combine(Repository.Root, "content/national-services.yaml"), null);
        Assert.Equal("Edited", await _app.InDbAsync(async db => (await db.Organizations.FirstAsync(o => o.Key == "nas")).Name.Fi));
        Assert.Equal(before, await _app.InDbAsync(db => db.Traces.CountAsync()));
    }

    [Fact]
    public async Task The_practice_map_comes_with_its_hours_audience_and_verifications()
    {
        await LoadAsync(PracticeFile, "tuulivaara");
        var crisis = await ContactAsync("tv-social-emergency-crisis-phone");
        Assert.Equal(new Slot([1, 2, 3, 4, 5, 6, 7], 480, 1320), Assert.Single(crisis.Schedule.Slots));
        Assert.Equal(HolidayRule.AsUsual, crisis.Schedule.Holidays);
        Assert.Equal((VerificationMethod.Called, Freshness.Fresh), (crisis.LastVerification!.Method, crisis.FreshnessAt(_app.Time.Now())));
        Assert.Equal(_app.Time.Now().AddDays(-12), crisis.LastVerification.At);
        Assert.Equal(Visibility.AmberStrict, (await ContactAsync("tv-social-emergency-duty-authorities")).Visibility);

        var assessment = await _app.InDbAsync(db => db.Services.FirstAsync(s => s.Key == "tv-social-assessment"));
        Assert.Equal((18, "municipality"), (assessment.MinAge, Assert.Single(assessment.ResidenceSituations)));
        Assert.Equal("tuulivaara", assessment.NetworkId);
    }

    /// <summary>Whatever the files name exists in the lists that they name it from.</summary>
    [Theory]
    [InlineData("content/national-services.yaml")]
    [InlineData("content/practice/service-map.yaml")]
    public void A_shipped_file_names_only_what_there_is(string path)
    {
        var catalogue = Catalogue.Read(Path.Combine(Repository.Root, "content"));
        var file = Yaml.Read<ServiceMapFile>(Path.Combine(Repository.Root, path));
        var services = file.Organizations.SelectMany(o => o.Services).ToList();
        Assert.Empty(file.Organizations.Select(o => o.Sector).Except(catalogue.Sectors.Select(s => s.Id)));
        Assert.Empty(services.SelectMany(s => s.Needs).Except(catalogue.Needs.Select(n => n.Id)));
        Assert.Empty(services.SelectMany(s => s.Municipalities).Except(catalogue.Municipalities.Select(m => m.Code)));
        Assert.Empty(services.SelectMany(s => s.Audience.Themes).Except(catalogue.Themes.Select(t => t.Id)));
        Assert.Empty(services.SelectMany(s => s.Audience.Residence).Except(catalogue.ResidenceSituations.Select(r => r.Id)));
        Assert.Empty(services.SelectMany(s => s.Contacts).SelectMany(c => c.Languages).Except(catalogue.ServiceLanguages.Select(l => l.Id)));
        Assert.All(services.SelectMany(s => s.Contacts), contact => Assert.NotNull(contact.Schedule()));
    }

    [Fact]
    public void Hours_that_cannot_be_read_name_their_contact()
    {
        var contact = Yaml.Parse<ServiceMapFile.FileContact>("{ id: x-phone, hours: [{ days: [mon], opens: \"8\", closes: \"16:00\" }] }");
        Assert.Contains("x-phone", Assert.Throws<InvalidDataException>(contact.Schedule).Message);
    }
}
