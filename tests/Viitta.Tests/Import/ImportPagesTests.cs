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

/// <summary>The way of a sheet through the pages, and who walks it.</summary>
public sealed class ImportPagesTests : ImportTest
{
    [Fact]
    public async Task A_coordinator_brings_a_sheet_looks_applies_and_undoes()
    {
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.ClickAsync($"main a[href='/networks/{Network}/import']");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow, "Outo yhdistys;;;;;", "Savon kriisikeskus;Ryhmä;017 765 4321;soita ensin;Kuopio;Terveydenhuolto"));
        Assert.EndsWith("/columns", browse.Url);
        Assert.Equal("2", ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#column-phone")).Value);
        await browse.SubmitAsync("main form", ("sector", "ngo"), ("language", "fi"));
        Assert.Contains("What would change", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Row 4: Savon kriisikeskus · Ryhmä", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Opening hours not understood, kept as a note: soita ensin", browse.Text, StringComparison.Ordinal);
        Assert.Empty(await ServicesAsync(App));
        await browse.GetAsync($"{browse.Url}?show=refused");
        Assert.Contains("Row 3: Outo yhdistys ! The name of the service is missing.", browse.Text, StringComparison.Ordinal);
        await browse.GetAsync($"{browse.Url.Split('?')[0]}?show=doubtful");
        await browse.SubmitAsync("main form", ("take", "4"));
        Assert.Contains("It is on the map", browse.Text, StringComparison.Ordinal);
        Assert.Equal(["Kriisipuhelin", "Ryhmä"], (await ServicesAsync(App)).Select(s => s.Name.Fi).Order());
        var group = (await ServiceAsync("Ryhmä")).Contacts[0];
        Assert.Equal((Cover.Unknown, "soita ensin", Visibility.Green), (group.Schedule.Cover, group.Note.Fi, group.Visibility));
        await browse.SubmitAsync("form[action*=Undo]");
        Assert.Contains("The import was undone", browse.Text, StringComparison.Ordinal);
        Assert.Empty(await ServicesAsync(App));
        Assert.Equal(0, await App.InDbAsync(db => db.Organizations.CountAsync(o => o.NetworkId == Network && o.RemovedAt == null)));
    }

    [Fact]
    public async Task Strangers_members_and_other_coordinators_find_nothing()
    {
        var id = await App.PlannedAsync(Network);
        var member = await App.SignInAsync(await App.AddUserAsync("member@viitta.example", networks: (Network, NetworkRole.Member)));
        foreach (var browse in new[] { App.Browse(), member, await App.CoordinatorAsync("turku") })
        {
            foreach (var address in new[] { "", "/template.xlsx", "/template.csv", $"/{id}", $"/{id}/columns" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync($"/networks/{Network}/import{address}")).Status);
            }
        }
        var other = CoordinatorOf("turku");
        Assert.Equal(Refusals.NotFound, (await App.RunAsync((ApplyImport a) => a.RunAsync(other, id, [], [], true, default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await App.RunAsync((UploadImport u) => u.RunAsync(other, Network, "a.csv", Csv(Header, KriisiRow), default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await App.RunAsync((DiscardImport u) => u.RunAsync(other, id, default))).Refusal);
    }

    /// <summary>The rule is named; the code itself is nowhere, in no table and no log.</summary>
    [Fact]
    public async Task An_identity_code_refuses_its_line_and_is_kept_nowhere()
    {
        const string code = "010594Y9032";
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow, $"Yhdistys {code};Apu;017 123 4567;;;"));
        await browse.SubmitAsync("main form", ("sector", "ngo"));
        await browse.GetAsync($"{browse.Url}?show=refused");
        Assert.Contains("Row 3:", browse.Text, StringComparison.Ordinal);
        Assert.Contains("The row has a personal identity code.", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var parts = await App.InDbAsync(db => db.ImportParts.AsNoTracking().ToListAsync());
        Assert.NotEmpty(parts);
        Assert.All(parts, p => Assert.DoesNotContain(code, p.Read<System.Text.Json.JsonElement>().GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain(App.Log.Lines, l => l.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_files_are_told_on_the_form_in_the_readers_language()
    {
        var browse = App.Browse("fi");
        var key = await App.SignInKeyAsync(await App.AddUserAsync("fi@viitta.example", networks: (Network, NetworkRole.Coordinator)));
        await browse.GetAsync($"/sign-in/{key}");
        await browse.SubmitAsync("main form");
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SubmitAsync("form[enctype]");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Valitse ensin taulukko.", browse.TextOf("#file-error"), StringComparison.Ordinal);
        await browse.SendFileAsync("form[enctype]", "file", "vanha.xls", [0xD0, 0xCF, 0x11, 0xE0, 0]);
        Assert.Contains("vanhaa Excel-muotoa", browse.TextOf("#file-error"), StringComparison.Ordinal);
        await browse.SendFileAsync("form[enctype]", "file", "iso.csv", new byte[11 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browse.Status);
        Assert.Contains("suurempi kuin 10 Mt", browse.TextOf("#file-error"), StringComparison.Ordinal);
        Assert.Equal(0, await App.InDbAsync(db => db.Imports.CountAsync()));
    }

    [Theory]
    [InlineData("xlsx"), InlineData("csv")]
    public async Task The_template_is_understood_and_its_example_is_not_imported(string extension)
    {
        var browse = await App.CoordinatorAsync(Network);
        var file = await browse.Client.GetByteArrayAsync($"/networks/{Network}/import/template.{extension}");
        var sheet = Read(file, $"viitta-import.{extension}");
        Assert.Equal(Enum.GetValues<ImportField>().Length - 1, ColumnGuess.Of(sheet.Headers).Count);
        var id = await App.PlannedAsync(Network, file, $"viitta-import.{extension}");
        Assert.Equal("import.row.example", Assert.Single(await App.RowsAsync(Network, id)).Notes[0].Code);
    }

    [Fact]
    public async Task The_choice_of_columns_is_offered_again_for_the_same_header()
    {
        var browse = await App.CoordinatorAsync(Network);
        foreach (var need in new[] { "", "n05" })
        {
            await browse.GetAsync($"/networks/{Network}/import");
            await browse.SendFileAsync("form[enctype]", "file", "a.csv", Csv("Ykkönen;Kakkonen", "Savon kriisikeskus;Apu"));
            Assert.Equal(need, ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#need")).Value);
            await browse.SubmitAsync("main form", ("column-organization", need.Length > 0 ? "0" : ""), ("column-service", "1"), ("need", "n05"));
            if (need.Length == 0)
            {
                Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
                await browse.SubmitAsync("main form", ("column-organization", "0"));
            }
            Assert.Contains("What would change", browse.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_row_with_the_names_of_the_columns_can_be_chosen()
    {
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SendFileAsync("form[enctype]", "file", "a.csv", Csv("Palvelu;Puhelin;Kunta;Mitä on", "Oma;Nimi;Numero;Kenelle", "Savon kriisikeskus;Apu;017 123 4567;18+"));
        Assert.Equal("1", ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#header")).Value);
        await browse.SubmitAsync("button[formaction*=Header]", ("header", "2"));
        Assert.Equal(("2", "1", "2", ""), (Chosen("header"), Chosen("column-service"), Chosen("column-phone"), Chosen("column-municipalities")));
        await browse.SubmitAsync("main form", ("header", "1")); // another button: still the row is what changes
        Assert.Equal(("1", "0"), (Chosen("header"), Chosen("column-service")));
        await browse.SubmitAsync("main form", ("header", "2"));
        await browse.SubmitAsync("main form", ("column-organization", "0"), ("sector", "ngo"), ("need", "n05"), ("language", "fi"));
        Assert.Contains("Row 3: Savon kriisikeskus · Apu", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("button[formaction*=Discard]");

        string Chosen(string field) => ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find($"#{field}")).Value ?? "";
    }
}
