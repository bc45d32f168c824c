// How long one search takes as the number of services grows. The shipped services are repeated, each time with another
// municipality in name and area. Usage: dotnet run -c Release --project bench/Search [CONTENT FOLDER]
using System.Diagnostics;
using System.Globalization;
using Viitta.Bench;
using Viitta.Common;
using Viitta.Features.Search;
using Viitta.Features.ServiceMap;

var catalogue = Catalogue.Read(args is [var folder] ? folder : "content");
var reader = new SearchReader(catalogue);
var queries = Yaml.Read<List<Query>>(Path.Combine(catalogue.Folder, "search", "queries.yaml")).ConvertAll(q => q.Text);
var shipped = ((string[])["national-services.yaml", "practice/service-map.yaml"])
    .SelectMany(file => Yaml.Read<ServiceMapFile>(Path.Combine(catalogue.Folder, file)).Organizations).ToList();

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries.Count} queries, {Environment.ProcessorCount} cores"));
foreach (var count in (int[])[500, 5_000, 50_000])
{
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var clock = Stopwatch.StartNew();
    var index = new ServiceIndex(Documents().Take(count));
    var made = clock.Elapsed;
    var held = GC.GetTotalMemory(forceFullCollection: true) - before;
    Measure(index);
    var taken = Measure(index).Concat(Measure(index)).Concat(Measure(index)).Order().ToList();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{count,6} services: p50 {taken[taken.Count / 2]:0.00} ms, p99 {taken[taken.Count * 99 / 100]:0.00} ms, made in {made.TotalSeconds:0.0} s, holds {held / 1e6:0} MB"));
}

// Reading the words counts too: it is half of the work of a small index.
List<double> Measure(ServiceIndex index) => queries.ConvertAll(query =>
{
    var from = Stopwatch.GetTimestamp();
    index.Find(reader.Read(query), SearchServices.PageSize);
    return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
});

IEnumerable<SearchDocument> Documents() =>
    from municipality in Enumerable.Repeat(catalogue.Municipalities, 3).SelectMany(m => m)
    from organization in shipped
    from service in organization.Services
    select new SearchDocument(
        Guid.NewGuid(),
        service.Name,
        [organization.Name, municipality.Name, .. service.Contacts.Select(c => c.Function)],
        [.. catalogue.Needs.Where(n => service.Needs.Contains(n.Id)).Select(n => n.Name), catalogue.Sector(organization.Sector).Name],
        [service.Description, .. service.Contacts.Select(c => c.Note)],
        new HashSet<string>(service.Needs.Append(organization.Sector).Concat(service.Audience.Themes), StringComparer.Ordinal),
        [municipality.Code])
    {
        IsCalled = service.Contacts.Any(c => c.Phone is { Length: > 0 }),
        IsForAll = service.Audience?.MinAge is null && service.Audience?.MaxAge is null,
    };
