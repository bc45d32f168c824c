using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>A municipality's share of an edition answers every question of that municipality as the whole edition does.</summary>
public sealed class MunicipalityShareTests(PracticeFixture fixture) : IClassFixture<PracticeFixture>
{
    private static readonly DateTime Now = ViittaApp.SaturdayNight.UtcDateTime;

    [Fact]
    public async Task It_answers_as_the_whole_does()
    {
        var catalogue = fixture.App.Services.GetRequiredService<Catalogue>();
        var json = await fixture.App.InDbAsync(db => db.Editions.Where(e => e.NetworkId == "tuulivaara").Select(e => e.Document).FirstAsync());
        var whole = EditionDocument.Read(json);
        var smaller = 0;
        foreach (var code in catalogue.Municipalities.Where(m => m.Code.StartsWith('T')).Select(m => m.Code))
        {
            var share = whole.In(code);
            smaller += share.Organizations.Sum(o => o.Services.Count) < whole.Organizations.Sum(o => o.Services.Count) ? 1 : 0;
            foreach (var question in Questions(catalogue, code))
            {
                Assert.Equal(Answers(whole, question), Answers(share, question));
            }
        }
        Assert.True(smaller > 0, "No municipality is without a service: the test shows nothing.");
    }

    private static IEnumerable<CallQuestion> Questions(Catalogue catalogue, string code) =>
    [
        .. catalogue.Themes.Select(t => new CallQuestion(t.Id, code)),
        .. catalogue.Needs.Select(n => new CallQuestion("", code) { Need = n.Id }),
        new CallQuestion("", code, Language: "ru", Age: 16, Residence: "asylum-seeker"),
    ];

    private static List<string> Answers(EditionDocument document, CallQuestion question)
    {
        var answering = new CallAnswering(document, question, Now, Now, onPaper: false);
        var steps = answering.Steps(_ => true);
        return
        [
            .. steps.SelectMany(s => s.Leaders.Concat(s.Others)).SelectMany(p => p.Contacts.Select(c => $"{p.Role} {p.Organization} {c.Id}")),
            .. answering.Always(steps).Select(c => $"always {c.Id}"),
            .. answering.Services().Select(c => $"{c.Id} {string.Join(' ', c.Leads)}"),
        ];
    }
}
