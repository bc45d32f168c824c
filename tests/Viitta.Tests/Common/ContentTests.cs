using System.Collections;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Common;

/// <summary>What ships in content/: complete, in three languages, and pointing only at what is there.</summary>
public sealed class ContentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    private static readonly Catalogue Shipped = Catalogue.Read(Folder);

    private static readonly string[] ServiceMaps = ["national-services.yaml", "practice/service-map.yaml"];

    public static TheoryData<string> YamlFiles => [.. FilesOf("*.yaml")];

    public static TheoryData<string> AllFiles => [.. FilesOf("*")];

    public static TheoryData<string> Scenarios => [.. FilesOf("*.fi.md").Select(f => Path.GetFileName(f)[..^".fi.md".Length])];

    /// <summary>Statistics Finland's classification of 2026: county code, number of municipalities.</summary>
    public static TheoryData<string, int> Counties => new()
    {
        { "01", 7 }, { "02", 6 }, { "03", 10 }, { "04", 2 }, { "05", 27 }, { "06", 16 }, { "07", 11 }, { "08", 23 },
        { "09", 10 }, { "10", 6 }, { "11", 9 }, { "12", 11 }, { "13", 19 }, { "14", 13 }, { "15", 22 }, { "16", 18 },
        { "17", 14 }, { "18", 8 }, { "19", 30 }, { "20", 8 }, { "21", 21 }, { "90", 1 }, { "91", 16 }, { "T1", 6 },
    };

    [Theory]
    [MemberData(nameof(Counties))]
    public void A_county_has_its_municipalities(string county, int count)
    {
        Assert.Single(Shipped.Counties, c => c.Code == county);
        Assert.Equal(count, Shipped.Municipalities.Count(m => m.CountyCode == county));
    }

    [Fact]
    public void Finland_has_308_municipalities_and_the_practice_region_none_of_them()
    {
        var real = Shipped.Municipalities.Where(m => m.CountyCode != "T1").ToList();
        Assert.Equal(308, real.Count);
        Assert.Equal(24, Shipped.Counties.Count);
        Assert.All(real, m => Assert.Matches("^[0-9]{3}$", m.Code));
        Assert.All(Shipped.Municipalities, m => Assert.Contains(m.LanguageStatus, (string[])["fi", "sv", "fi+sv", "sv+fi"]));
        Assert.Equal(Shipped.Municipalities.Count, Shipped.Municipalities.DistinctBy(m => m.Code).Count());
        var names = real.SelectMany(m => (string[])[m.Name.Fi, m.Name.Sv]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var invented = Shipped.Municipalities.Where(m => m.CountyCode == "T1").SelectMany(m => (string[])[m.Name.Fi, m.Name.Sv, m.Name.En]);
        Assert.DoesNotContain(invented, names.Contains);
    }

    [Fact]
    public void A_network_begins_with_counties_and_a_town_that_exist()
    {
        var networks = Yaml.Read<List<ShippedNetwork>>(Path.Combine(Folder, "areas", "networks.yaml"));
        Assert.Equal(
            ["tampere", "turku", "oulu", "ostrobothnia", "south-karelia", "north-savo", "tuulivaara"], networks.Select(n => n.Id));
        Assert.All(networks, network =>
        {
            Assert.NotEmpty(network.Counties);
            Assert.Empty(network.Counties.Except(Shipped.Counties.Select(c => c.Code)));
            Assert.Contains(Shipped.Municipalities, m => m.Code == network.Town && network.Counties.Contains(m.CountyCode));
        });
    }

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void A_text_is_there_in_three_languages_and_is_no_copy(string file)
    {
        foreach (var (path, node) in Maps(Yaml.Read<object>(Path.Combine(Folder, file)), file))
        {
            if (!node.Any(e => Languages.IsKnown(e.Key as string) && e.Value is not IList)) // lists of words differ in length
            {
                continue;
            }
            var texts = Languages.All.Select(l => node.GetValueOrDefault(l) as string ?? "").ToList();
            Assert.True(texts.TrueForAll(t => t.Trim().Length > 0), $"{path} lacks a language.");
            Assert.True(texts.TrueForAll(t => t == t.Trim()), $"{path} has blanks around.");
            Assert.True(texts[0].Length < 25 || texts.Distinct().Count() == 3, $"{path}: “{texts[0]}” is not translated.");
        }
    }

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void No_file_has_a_personal_identity_code(string file) =>
        Assert.False(IdentifierGuard.HasIdentityCode(File.ReadAllText(Path.Combine(Folder, file))));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_touches_all_ten_steps(string key)
    {
        var text = ScenarioReader.Read(key, l => File.ReadAllText(Path.Combine(Folder, "scenarios", $"{key}.{l}.md")), Shipped);
        Assert.Equal(Shipped.Steps.Select(s => s.Id), text.Parts.SelectMany(p => p.StepIds).Distinct().OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal));
        Assert.All(text.Parts, part => Assert.True(part.Questions.Count > 0 && part.Injects.Count > 0 && !part.Notes.IsEmpty));
    }

    [Fact]
    public void Four_scenarios_ship() => Assert.Equal(["berry-harvest", "empty-house", "new-follower", "summer-holiday"], Scenarios.Select(s => s.Data).Order());

    [Fact]
    public void A_national_contact_says_where_it_was_read_and_starts_unverified()
    {
        var contacts = Read("national-services.yaml").SelectMany(o => o.Services).SelectMany(s => s.Contacts).ToList();
        Assert.NotEmpty(contacts);
        Assert.All(contacts, contact =>
        {
            Assert.False(string.IsNullOrWhiteSpace(contact.Source), contact.Id);
            Assert.Matches("^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$", contact.SourceDate);
            Assert.Null(contact.Verified);
        });
    }

    [Fact]
    public void Ids_of_the_service_maps_are_their_own()
    {
        var organizations = ServiceMaps.SelectMany(Read).ToList();
        var services = organizations.SelectMany(o => o.Services).ToList();
        var contacts = services.SelectMany(s => s.Contacts).ToList();
        Assert.All((IEnumerable<string>[])[organizations.Select(o => o.Id), services.Select(s => s.Id), contacts.Select(c => c.Id)], ids =>
        {
            Assert.Equal(ids.Count(), ids.Distinct().Count());
            Assert.All(ids, id => Assert.Matches("^[a-z0-9-]{2,80}$", id));
        });
    }

    [Fact]
    public void A_service_answers_known_needs_for_known_people_in_known_places()
    {
        var codes = Shipped.Municipalities.Select(m => m.Code).ToList();
        Assert.All(ServiceMaps.SelectMany(Read), organization =>
        {
            Known([organization.Sector], Shipped.Sectors, organization.Id);
            Assert.All(organization.Services, service =>
            {
                Assert.NotEmpty(service.Needs);
                Known(service.Needs, Shipped.Needs, service.Id);
                Known(service.Audience.Themes, Shipped.Themes, service.Id);
                Known(service.Audience.Residence, Shipped.ResidenceSituations, service.Id);
                Assert.Empty(service.Audience.Genders.Except(["women", "men", "other"]));
                Assert.Empty(service.Municipalities.Except(codes));
                Assert.NotEmpty(service.Contacts);
                Assert.All(service.Contacts, contact =>
                {
                    Known(contact.Languages, Shipped.ServiceLanguages, contact.Id);
                    Assert.NotEqual("", contact.Phone + contact.Email + contact.Web);
                    contact.Schedule();
                });
            });
        });
    }

    private static void Known(IEnumerable<string> ids, IReadOnlyList<Term> terms, string where) =>
        Assert.True(!ids.Except(terms.Select(t => t.Id)).Any(), $"{where}: {string.Join(", ", ids.Except(terms.Select(t => t.Id)))}");

    private static List<ServiceMapFile.FileOrganization> Read(string file) =>
        Yaml.Read<ServiceMapFile>(Path.Combine(Folder, file)).Organizations;

    private static IEnumerable<string> FilesOf(string pattern) => Directory
        .EnumerateFiles(Folder, pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal);

    /// <summary>Every map of a YAML document, with the keys and numbers that lead to it.</summary>
    private static IEnumerable<(string Path, Dictionary<object, object> Node)> Maps(object node, string path) => node switch
    {
        Dictionary<object, object> map => map.SelectMany(e => Maps(e.Value, $"{path}/{e.Key}")).Prepend((path, map)),
        List<object> list => list.SelectMany((item, i) => Maps(item, $"{path}/{i}")),
        _ => [],
    };

    private sealed class ShippedNetwork
    {
        public string Id { get; init; } = "";

        public string Town { get; init; } = "";

        public List<string> Counties { get; init; } = [];
    }
}
