using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>All of a sheet or nothing of it, once, and back again.</summary>
public sealed class ImportAtOnceTests : ImportTest
{
    /// <summary>An import never verifies; what it changes ends a verification, and undoing brings that back.</summary>
    [Fact]
    public async Task A_changed_number_ends_its_verification_until_it_is_undone()
    {
        await ImportAsync(Header, KriisiRow);
        await VerifyAsync();
        var id = await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("4567", "9999")));
        var row = Assert.Single(await App.RowsAsync(Network, id));
        Assert.Equal((RowKind.Changed, "017 1239999"), (row.Kind, Assert.Single(row.AllContacts).After.Phone!.Replace("017 123 9999", "017 1239999", StringComparison.Ordinal)));
        await App.ApplyAsync(Network, id);
        Assert.Null((await ServiceAsync("Kriisipuhelin")).Contacts[0].LastVerification);
        await UndoAsync(id);
        var contact = (await ServiceAsync("Kriisipuhelin")).Contacts[0];
        Assert.EndsWith("4567", contact.Phone);
        Assert.NotNull(contact.LastVerification);
    }

    [Fact]
    public async Task Undoing_leaves_alone_what_somebody_has_changed_or_confirmed_since()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await App.PlannedAsync(Network, Csv(
            $"{Header};Kuvaus", $"{KriisiRow.Replace("4567", "9999").Replace("8–16", "9–15")};Apua kriisiin", $"{KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("123 4567", "765 4321")};"));
        await App.ApplyAsync(Network, id);
        await ChangeAsync(c => c.Change(c.Details with { Phone = "017 111 1111" }), "9999");
        await VerifyAsync("Ryhmä");
        var undone = await UndoAsync(id);
        var service = await ServiceAsync("Kriisipuhelin");
        Assert.Equal(("", "017 111 1111"), (service.Description.Fi, service.Contacts[0].Phone)); // put back; kept
        Assert.Equal(480, service.Contacts[0].Schedule.Slots[0].Opens); // put back beside what is kept
        Assert.Single((await ServiceAsync("Ryhmä")).Contacts); // confirmed since
        Assert.True(undone.LeftAlone >= 2);
    }

    [Fact]
    public async Task After_thirty_days_it_is_too_late_to_undo()
    {
        var import = await ImportAsync(Header, KriisiRow);
        App.Time.Advance(TimeSpan.FromDays(31));
        var outcome = await App.RunAsync((UndoImport u) => u.RunAsync(CoordinatorOf(Network), import.Id, default));
        Assert.Equal("import.too-late-to-undo", outcome.Refusal?.Code);
    }

    /// <summary>One row that cannot be saved, and the map is as it was.</summary>
    [Fact]
    public async Task All_or_nothing()
    {
        var id = await App.PlannedAsync(Network, Csv(Header, KriisiRow, KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("4567", "9999")));
        await App.InDbAsync(async db =>
        {
            var part = await db.ImportParts.SingleAsync(p => p.ImportId == id && p.Name == nameof(RowKind.Added));
            var rows = part.Read<List<RowPlan>>();
            rows[1] = rows[1] with { Service = rows[1].Service! with { After = rows[1].Service!.After with { Needs = ["no-such-need"] } } };
            db.ImportParts.Remove(part);
            await db.SaveChangesAsync();
            db.ImportParts.Add(ImportPart.Of(id, part.Name, 0, rows));
            return await db.SaveChangesAsync();
        });
        var import = await App.ApplyAsync(Network, id);
        Assert.Equal((ImportState.Planned, "import.row-refused", 3), (import.State, import.Problem, import.ProblemRow));
        Assert.Empty(await ServicesAsync(App));
        Assert.Equal(0, await App.InDbAsync(db => db.Organizations.CountAsync(o => o.NetworkId == Network)));
        Assert.Equal(0, await App.InDbAsync(db => db.Traces.CountAsync(t => t.NetworkId == Network && t.What.StartsWith("service-map."))));
    }

    [Fact]
    public async Task A_map_that_was_changed_meanwhile_stops_the_whole_and_asks_to_compare_again()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("4567", "9999"), KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("123 4567", "765 4321")));
        await VerifyAsync();
        await ChangeAsync(c => c.Note = LocalText.Same("Changed by somebody"));
        var import = await App.ApplyAsync(Network, id);
        Assert.Equal((ImportState.Planned, "import.changed-meanwhile"), (import.State, import.Problem));
        Assert.Single(await ServicesAsync(App));
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}");
        await browse.SubmitAsync("button[formaction*=Again]");
        await browse.SubmitAsync("main form");
        Assert.Contains("It is on the map", browse.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await ServicesAsync(App)).Count);
    }

    [Fact]
    public async Task Sending_twice_makes_one_import_and_applying_twice_makes_one_map()
    {
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        var row = browse.Find("input[name=row]").GetAttribute("value");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow));
        var first = browse.Url;
        await browse.GetAsync($"/networks/{Network}/import");
        browse.Find("input[name=row]").SetAttribute("value", row!);
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow));
        Assert.Equal(first, browse.Url);
        var id = await App.PlannedAsync(Network);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.RunAsync(async (ApplyImport a) =>
        {
            try
            {
                return await a.RunAsync(CoordinatorOf(Network), id, [], [], apply: true, default);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Refusals.ChangedMeanwhile; // as a page says it
            }
        })));
        Assert.Equal(ImportState.Applied, (await App.SettledAsync(id)).State);
        Assert.Single(await ServicesAsync(App));
    }

    [Fact]
    public async Task What_nobody_applies_is_gone_after_a_day_and_what_was_under_way_is_taken_up()
    {
        var forgotten = await App.PlannedAsync(Network);
        App.Time.Advance(TimeSpan.FromHours(25));
        await App.RunAsync((TidyImports t) => t.RunAsync(default));
        Assert.Equal((0, 0), (await App.InDbAsync(db => db.Imports.CountAsync(i => i.Id == forgotten)), await App.InDbAsync(db => db.ImportParts.CountAsync(p => p.ImportId == forgotten))));
        var stopped = await App.PlannedAsync(Network);
        await App.InDbAsync(async db =>
        {
            (await db.Imports.SingleAsync(i => i.Id == stopped)).Plan(); // and then the power went
            return await db.SaveChangesAsync();
        });
        Assert.Equal([stopped], await App.RunAsync((TidyImports t) => t.RunAsync(default)));
        App.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(ImportState.Planned, (await App.SettledAsync(stopped)).State);
    }

    [Fact]
    public async Task Discarding_leaves_nothing_behind()
    {
        var id = await App.PlannedAsync(Network);
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}");
        await browse.SubmitAsync("button[formaction*=Discard]");
        Assert.Contains("Nothing of it was kept.", browse.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await App.InDbAsync(db => db.Imports.CountAsync()), await App.InDbAsync(db => db.ImportParts.CountAsync())));
    }
}
