using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Import;
using Viitta.Features.Networks;
using Viitta.Features.OpenData;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using Viitta.Tests.OpenData;
using Viitta.Tests.ServiceMap;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>What /hsds gives out, another network imports as the same.</summary>
public sealed class OwnHsdsTests : IDisposable
{
    private const string Network = "toinen-harjoitus";

    private readonly ViittaApp _app = new ViittaApp().WithPractice().WithClockwork();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("fi"), InlineData("en")]
    public async Task The_practice_region_goes_out_and_comes_in_as_it_was(string language)
    {
        var practice = await _app.InDbAsync(async db =>
        {
            var network = await db.Networks.AsNoTracking().SingleAsync(n => n.IsPractice);
            db.Networks.Add(new Network { Id = Network, Name = LocalText.Same("Toinen"), TownId = network.TownId, IsPractice = true, Area = [.. network.Area] });
            db.Record(new TraceKind("tests.network"), Network, Network, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return network;
        });
        using var answer = await _app.Browse().Client.AskAsync("/hsds/services?full=true&practice=true&per_page=500", language);
        var id = await _app.PlannedAsync(Network, await answer.Content.ReadAsByteArrayAsync(), "services.json", sector: "", need: "");
        var rows = await _app.RowsAsync(Network, id);
        Assert.All(rows, r => Assert.True(r.Kind == RowKind.Added, $"{r.Number} {r.Title}: {r.Kind} {string.Join(' ', r.Notes.Select(n => $"{n.Code} {string.Join('|', n.Arguments)}"))}"));
        await _app.ApplyAsync(Network, id);

        var published = (await _app.RunAsync((CopyEdition c) => c.RunAsync(Actor.Stranger, practice.Id, ReadEdition.Latest, default))).Value!;
        var contacts = published.Contacts.Where(c => rows.Any(r => r.Title.EndsWith($": {c.Service.Name.In(language)}", StringComparison.Ordinal))).ToList();
        var imported = await _app.InDbAsync(db => db.Services.Where(s => s.NetworkId == Network).Include(s => s.Contacts).AsNoTracking().ToListAsync());
        var owners = await _app.InDbAsync(db => db.Organizations.Where(o => o.NetworkId == Network).ToDictionaryAsync(o => o.Id, o => o.Name));
        Assert.Equal(rows.Count, contacts.Count);
        Assert.Equal(rows.Count, imported.Sum(s => s.Contacts.Count));
        foreach (var (contact, was) in contacts.Select(c => (c.Contact, c.Service)))
        {
            var service = imported.Single(s => s.Name.Exactly(language).EndsWith($": {was.Name.In(language)}", StringComparison.Ordinal)
                && owners[s.OrganizationId].Exactly(language).EndsWith($": {contact.Organization.In(language)}", StringComparison.Ordinal));
            var now = service.Contacts.Single(c => c.Function.In(language) == contact.Function.In(language) && Hsds.Digits(c.Phone) == Hsds.Digits(contact.Phone) && c.Email == contact.Email);
            Assert.Equal(Saved(contact.Schedule), Saved(now.Schedule));
            Assert.Equal((contact.Languages.Order(), contact.Interpreter, contact.Web, contact.Note.In(language)), (now.Languages.Order(), now.Interpreter, now.Web, now.Note.In(language)), Same);
            Assert.Equal((contact.Place?.Address.In(language), contact.Place?.Coordinates), (now.Place?.Address.In(language), now.Place?.Coordinates));
            Assert.Equal((was.Area.Count > 0 ? was.Area : practice.Area).Order(), service.Area.Order());
            Assert.Equal(((was.MinAge, was.MaxAge), was.ConsentNeeded, was.Cost.In(language), was.Payer.In(language)), ((service.MinAge, service.MaxAge), service.ConsentNeeded, service.Cost.In(language), service.Payer.In(language)));
            Assert.Equal([.. was.Needs.Order(), .. was.Genders.Order(), .. was.ResidenceSituations.Order(), .. was.Themes.Order()], (IEnumerable<string>)[.. service.Needs.Order(), .. service.Genders.Order(), .. service.ResidenceSituations.Order(), .. service.Themes.Order()]);
        }
        Assert.Contains(contacts, c => c.Contact.Place is not null);
        Assert.True(contacts.Select(c => c.Contact.Schedule.Cover).Distinct().Count() > 2);
        Assert.Contains(contacts, c => c.Contact.Schedule.Closed.Count + c.Contact.Schedule.Extra.Count > 0);
    }

    private static bool Same((IOrderedEnumerable<string>, bool, string, string) a, (IOrderedEnumerable<string>, bool, string, string) b) =>
        a.Item1.SequenceEqual(b.Item1) && (a.Item2, a.Item3, a.Item4) == (b.Item2, b.Item3, b.Item4);

    /// <summary>Any hours that a form can save: with the words they are the same schedule; by the rows alone they are open at the same times.</summary>
    [Fact]
    public void Any_hours_come_back_by_their_words_or_by_their_rows()
    {
        using var scope = _app.Services.CreateScope();
        var schedules = scope.ServiceProvider.GetRequiredService<HsdsSchedules>();
        Gen.Select(RandomSchedule.Turning, Gen.Bool, Gen.Bool).SelectMany((turning, words, wrong) => RandomSchedule.Near(turning).Select(s => (turning, s, words, wrong))).Sample(any =>
        {
            if (HoursInput.Of(any.s).Read() is not { Refused: false, Value: { } schedule })
            {
                return;
            }
            var (from, until) = (any.turning.AddDays(-30), any.turning.AddDays(30));
            var contact = new EditionContact(Guid.NewGuid(), LocalText.Same("Puhelin"), "000 000 0117", "", "", ["fi"], false, Visibility.Clear, schedule, LocalText.Empty, LocalText.Empty, null, LocalText.Empty, null);
            var written = schedules.Of(contact, from, until).Select(r => r with { Notes = any.words ? r.Notes : any.wrong ? "ma 0–1" : null }).ToList();
            var sheet = Read(JsonSerializer.SerializeToUtf8Bytes(new { name = "Päivystys", status = "active", schedules = written }, HsdsJson.Options), "services.json");
            var cell = sheet.Rows[0].Cells[ColumnGuess.Of(sheet.Headers)[ImportField.Hours]];
            if (written.Count == 0 || HoursText.Read(cell)?.Schedule is not { } read)
            {
                Assert.True(written.Count == 0 || (!any.words && cell.Split(';').Sum(p => p.Split('–')[0].Count(c => c == ',') + 1) > HoursInput.MostRows), cell);
                return;
            }
            if (any.words)
            {
                Assert.Equal(schedule, read);
            }
            for (var day = from; day <= until; day = day.AddDays(1))
            {
                Assert.True(Openings(schedule, day).SetEquals(Openings(read, day)), $"{day} {cell}");
            }
        }, iter: 200, threads: 1);
    }

    private static HashSet<(int, int)> Openings(Schedule schedule, DateOnly day) =>
        [.. schedule.OpeningsOf(day.ToLocalDate()).Select(o => (o.Opens, o.Closes == 1439 ? 1440 : o.Closes))];

    private static Schedule Saved(Schedule schedule) => HoursInput.Of(schedule).Read().Value!;
}
