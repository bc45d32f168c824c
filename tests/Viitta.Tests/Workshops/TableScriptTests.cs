using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Viitta.Common;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>What the table page tells its scripts, which is less than it tells people.</summary>
public sealed class TableScriptTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_look_has_every_region_as_the_page_has_it_and_no_form_to_write_in()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var organization = await App.AddOrganizationAsync("north-savo", "Police, North Savo");
        await App.AnswerAsync(workshop, 1, "P1", Role.Leads, organization.Id);
        await App.AnswerAsync(workshop, 1, "P1", Role.Told, "Parish");
        await App.GapAsync(workshop, 1, "P3", GapKind.NoBed, "No bed tonight");
        var browse = await App.SeatAsync(workshop);

        using var request = new HttpRequestMessage(HttpMethod.Get, browse.Url);
        request.Headers.Add("viitta-look", "1");
        request.Headers.Add("Accept-Language", "en");
        var look = await (await browse.Client.SendAsync(request)).Content.ReadAsStringAsync();
        var looked = new HtmlParser().ParseDocument(look);
        Assert.Equal(Regions(browse.Page), Regions(looked));
        Assert.Contains(Regions(looked), r => r.Text.Contains("Police, North Savo", StringComparison.Ordinal));
        Assert.Empty(looked.QuerySelectorAll("form[data-draft], header, link"));
        Assert.True(look.Length * 3 < browse.Page.DocumentElement.OuterHtml.Length);
    }

    [Fact]
    public async Task The_outbox_is_told_yes_in_a_line_and_no_with_the_page()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        var saved = await SendAsync(browse, "Youth outreach");
        Assert.Equal((HttpStatusCode.NoContent, "/table?part=1#P1"), (saved.StatusCode, saved.Headers.Location?.OriginalString));
        Assert.Equal("Youth outreach", Assert.Single(await App.AnswersAsync(workshop)).NewOrganization);

        var refused = await SendAsync(browse, "");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("id=\"bar\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(Browse browse, string who)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browse.Page.QuerySelector("#add-P1-line form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["P1-line-id"], fields["P1-line-role"], fields["P1-line-new"]) = (Guid.CreateVersion7().ToString(), "leads", who);
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("viitta-outbox", "1");
        return await browse.Client.SendAsync(request);
    }

    /// <summary>Words and addresses, without the form keys, which are new at every reading.</summary>
    private static List<(string? Id, string Text, string Links)> Regions(IDocument page) =>
    [
        .. page.QuerySelectorAll("[data-live]").Select(r => (
            r.Id,
            string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            string.Join(' ', r.QuerySelectorAll("a, form").Select(e => e.GetAttribute("href") ?? e.GetAttribute("action"))))),
    ];
}
