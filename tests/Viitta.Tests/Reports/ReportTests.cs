using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Viitta.Common;
using Viitta.Features.Reports;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;
using Viitta.Tests.Workshops;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Viitta.Tests.Reports;

public sealed class ReportTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "north-savo";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task It_tells_what_was_played_found_missed_and_promised_without_typing_anything_again()
    {
        var (workshop, police) = await PlayedAsync();
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.ClickAsync($"a[href='/workshops/{workshop.Id}/report']");
        Assert.Equal("Berry harvest: report of the workshop", browse.TextOf("h1"));
        Assert.Contains("1 of 6 parts played, turns thrown in: 1", browse.Text);
        Assert.Contains(", at 22:4", browse.Text); // the turn's time
        Assert.Contains("This part was not played. These questions were skipped:", browse.Text);
        Assert.Contains($"2 of 3 tables say: {police}", browse.Text);
        Assert.Contains("No bed for men at weekends", browse.Text);
        Assert.Contains("Ask for a bed", browse.Text);
        Assert.Contains("fewer than 5", browse.Text);
        Assert.Contains("skipped", browse.TextOf("#findings-P10"));
        Assert.All(browse.Page.QuerySelectorAll("main table"), t => Assert.NotNull(t.QuerySelector("caption")));
    }

    [Theory]
    [InlineData("fi", "Marjasato: työpajan raportti", "fi-FI")]
    [InlineData("sv", "Bärskörd: rapport från workshoppen", "sv-FI")]
    public async Task It_goes_along_as_Word_and_Excel_in_the_reader_s_language(string language, string title, string culture)
    {
        var (workshop, _) = await PlayedAsync();
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/workshops/{workshop.Id}/report?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));

        using var word = WordprocessingDocument.Open(new MemoryStream(await browse.Client.GetByteArrayAsync($"/workshops/{workshop.Id}/report.docx")), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var body = word.MainDocumentPart!.Document!.Body!;
        string[] Styled(string style) => [.. body.Elements<W.Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(p => p.InnerText)];
        Assert.Equal([title], Styled("Title"));
        Assert.Equal(browse.Page.QuerySelectorAll("main h2").Where(h => h.Id != "share").Select(h => h.TextContent), Styled("Heading1"));
        Assert.Equal(browse.Page.QuerySelectorAll("main h3").Length, Styled("Heading2").Length);
        Assert.Equal(culture, word.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<W.Languages>().Single().Val);
        Assert.All(body.Elements<W.Table>(), t => Assert.Single(t.Descendants<W.TableHeader>()));
        Assert.Equal(browse.Page.QuerySelectorAll("main table").Length, body.Elements<W.Table>().Count());

        using var excel = SpreadsheetDocument.Open(new MemoryStream(await browse.Client.GetByteArrayAsync($"/workshops/{workshop.Id}/report.xlsx")), false);
        Assert.Empty(new OpenXmlValidator().Validate(excel).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Equal(4, excel.WorkbookPart!.Workbook!.Descendants<S.Sheet>().Count());
        Assert.Contains(excel.WorkbookPart.WorksheetParts, s => s.Worksheet!.InnerText.Contains("No bed for men at weekends", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Those_who_took_part_read_it_without_an_account_until_the_link_ends()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var phone = await App.SeatAsync(workshop);
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await phone.GetAsync("/table");
        Assert.Null(phone.Page.QuerySelector("a[href^='/reports/']"));

        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{workshop.Id}/report");
        await desk.SubmitAsync("form[action*='Share']");
        var path = desk.Find("a[href^='/reports/']").GetAttribute("href")!;
        await desk.SubmitAsync("form[action*='End']"); // and again: the ended key never opens anything more
        await desk.SubmitAsync("form[action*='Share']");
        var second = desk.Find("a[href^='/reports/']").GetAttribute("href")!;
        Assert.NotEqual(path, second);
        Assert.Equal(second, (await App.RunAsync((ShareReport share) => share.RunAsync(Actor.Program, workshop.Id, default))).Value!.Path);

        await phone.GetAsync("/table");
        Assert.Equal(second, phone.Find("a[href^='/reports/']").GetAttribute("href"));
        await phone.GetAsync($"/workshops/{workshop.Id}/feedback");
        await phone.SubmitAsync("main form", ("useful", "5"));
        Assert.NotNull(phone.Page.QuerySelector($"a[href='{second}']"));

        var stranger = App.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(second)).Status);
        Assert.NotNull(stranger.Page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Client.GetAsync($"{second}/report.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"{path}/report.xlsx")).StatusCode);

        await App.RunAsync((ReopenWorkshop reopen) => reopen.RunAsync(Actor.Program, workshop.Id, default));
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(second)).Status); // not over after all
    }

    [Fact]
    public async Task It_is_the_network_s_and_members_read_it_once_revealed()
    {
        var (workshop, _) = await PlayedAsync();
        var url = $"/workshops/{workshop.Id}/report";
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (Network, NetworkRole.Member)));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(url)).Status);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, shown: true, default));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(url)).Status);
        Assert.Null(member.Page.QuerySelector("#share"));
        // Who sat at a table sees the findings, and the report by its link only.
        var seated = new Actor { ParticipantId = Guid.NewGuid(), WorkshopId = workshop.Id };
        Assert.False((await App.RunAsync((ReadFindings read) => read.RunAsync(seated, workshop.Id, default))).Refused);
        Assert.Equal(Refusals.NotFound, (await App.RunAsync((ReadReport read) => read.RunAsync(seated, workshop.Id, default))).Refusal);
        var running = await App.AddWorkshopAsync(Network, parts: 1);
        var desk = await App.CoordinatorAsync(Network);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/workshops/{running.Id}/report")).Status);
        Assert.Equal(ShareReport.NotOver, (await App.RunAsync((ShareReport share) => share.RunAsync(Actor.Program, running.Id, default))).Refusal);
    }

    /// <summary>A closed workshop with one inject thrown, and an action made in its pathway's draft.</summary>
    private async Task<(Workshop Workshop, string Police)> PlayedAsync()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync(Network);
        await App.RunAsync((ReopenWorkshop reopen) => reopen.RunAsync(Actor.Program, workshop.Id, default));
        await App.RunAsync((ThrowInject inject) => inject.RunAsync(Actor.Program, workshop.Id, "inject-1a", default));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        var draft = await App.StartAsync(workshop);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/pathways/{draft}");
        await desk.SubmitAsync("#P6 form[action$='Action']", ("P6-action-text", "Ask for a bed"));
        return (workshop, police.Name.ToString());
    }
}
