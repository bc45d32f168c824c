using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Practice;

/// <summary>content/practice/rehearsal.yaml: whole in three languages, and fit for every case.</summary>
public sealed class RehearsalFileTests(PracticeFixture planted) : IClassFixture<PracticeFixture>
{
    private readonly ViittaApp _app = planted.App;
    private readonly Catalogue _catalogue = planted.App.Services.GetRequiredService<Catalogue>();

    private RehearsalFile File => RehearsalFile.Read(_catalogue);

    [Fact]
    public void Every_table_says_something_at_every_step()
    {
        Assert.Equal(Enumerable.Range(1, File.Tables.Count), File.Tables.Select(t => t.Number));
        var expected = _catalogue.Steps.SelectMany(s => File.Tables.Select(t => (s.Id, t.Number)));
        Assert.Equal(expected, File.Says.Select(s => (s.Step, s.Table)));
        Assert.All(File.Says, s => Assert.True(s.Lines.Count + s.Gaps.Count + s.Questions.Count > 0));
        Assert.All(File.Tables, t => Assert.True(t is { From: >= 0, To: <= 100 } && t.From < t.To));
        Assert.All(File.Tables.SelectMany(t => t.Phones), p => Assert.Contains(_catalogue.Sectors, s => s.Id == p.Sector));
        Assert.Single(File.Tables.SelectMany(t => t.Phones), p => p.Late);
        Assert.Contains(File.Tables, t => t.SilentIn.Count > 0);
    }

    [Fact]
    public void Its_words_stand_in_three_languages_and_name_no_real_person()
    {
        var texts = File.Says.SelectMany(s => s.Lines.SelectMany(l => new[] { l.Handover, l.NewOrganization }).Concat(s.Gaps.Select(g => g.Text)).Concat(s.Questions))
            .Concat(File.OnInject.Select(r => r.Text)).Concat(File.HotWash.Select(n => n.Text)).Where(t => !t.IsEmpty).ToList();
        Assert.True(texts.Count > 40);
        Assert.All(texts, text => Assert.All(Languages.All, language =>
        {
            Assert.NotEmpty(text.Exactly(language));
            Assert.Empty(IdentifierGuard.Suspicions(text.Exactly(language)));
            Assert.DoesNotContain(Languages.All, other => other != language && text.Exactly(other) == text.Exactly(language));
        }));
        Assert.All(File.HotWash, n => Assert.All(Languages.All, l => Assert.InRange(n.Text.Exactly(l).Length, 1, HotWashNote.TextLength)));
        Assert.Equal(Enum.GetValues<HotWashKind>(), File.HotWash.Select(n => n.Kind).Distinct().Order());
    }

    [Fact]
    public async Task Its_organisations_can_be_chosen_in_the_practice_region()
    {
        var known = await _app.InDbAsync(db => Task.FromResult(db.Organizations.For(PracticeAtStart.NetworkId).Where(o => o.Key != null).Select(o => o.Key!).ToHashSet()));
        var lines = File.Says.SelectMany(s => s.Lines).ToList();
        Assert.All(lines, l => Assert.True(l.Organization is null != l.NewOrganization.IsEmpty));
        Assert.Empty(lines.Select(l => l.Organization).OfType<string>().Except(known));
        Assert.Contains(lines, l => l.Organization is null);
    }

    /// <summary>Whichever case is rehearsed, there is something agreed, something that differs and something missing to show.</summary>
    [Fact]
    public async Task Every_case_shows_agreement_overlap_and_a_gap()
    {
        foreach (var scenario in await _app.RunAsync((ScenarioTexts texts) => texts.NewestAsync(Actor.Program, TestContext.Current.CancellationToken)))
        {
            var asked = scenario.Text.Parts.SelectMany(p => p.StepIds).ToHashSet();
            Assert.True(asked.IsSubsetOf(File.Says.Select(s => s.Step)), scenario.Key);
            var leaders = asked.ToDictionary(step => step, step => File.Says.Where(s => s.Step == step).SelectMany(s => s.Lines)
                .Where(l => l.Role == Role.Leads).Select(l => l.Organization).Distinct().Count());
            Assert.Contains(1, leaders.Values);
            Assert.Contains(2, leaders.Values);
            Assert.Contains(0, leaders.Values);
        }
    }
}
