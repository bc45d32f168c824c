using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Tests.House;

/// <summary>The rules of the house, proved over the whole assembly.</summary>
public sealed partial class HouseRules(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Assembly Program = typeof(ViittaDb).Assembly;

    [Fact]
    public void Every_refusal_has_a_text_in_three_languages()
    {
        var refusals = StaticFields<Refusal>().ToList();
        Assert.NotEmpty(refusals);
        Assert.Empty(from refusal in refusals
                     from language in Languages.All
                     where Texts.Find(refusal.Code, language) is null
                     select $"{refusal.Code} ({language})");
    }

    [Fact]
    public void Traces_are_listed_in_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs/traces.md"));
        var listed = TraceRow().Matches(document).Select(m => m.Groups[1].Value).ToList();
        var declared = StaticFields<TraceKind>().Select(t => t.Code).Order().ToList();
        Assert.Equal(declared, listed.Order());
        Assert.Equal(declared.Count, declared.Distinct().Count());
    }

    [Fact]
    public void No_type_has_two_homes()
    {
        var twice = Program.GetTypes()
            .Where(t => t is { IsNested: false, Namespace: not null } && t.Namespace.StartsWith("Viitta", StringComparison.Ordinal)
                && !t.Namespace.Contains("Migrations") && !t.Name.Contains('<'))
            .GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    /// <summary>The model that the code describes is the one that the migrations build.</summary>
    [Fact]
    public async Task No_model_change_is_pending()
    {
        Assert.False(await fixture.App.InDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    private static IEnumerable<T> StaticFields<T>() => Program.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(T) && !f.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
        .Select(f => (T)f.GetValue(null)!);

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TraceRow();
}
