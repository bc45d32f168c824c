using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>
/// A proposal goes round: the coordinator asks the police and is told what is wrong with their part, changes it, sees what
/// changed since, closes the round and adopts. The police answer from the link in the mail, without an account, on a phone.
/// </summary>
public sealed partial class CommentRound : IAsyncDisposable
{
    private const string Objection = "At night one patrol covers the whole region: we cannot lead this alone.";
    private const string Agreed = "At night the social emergency duty leads; the police come when called.";

    private readonly ViittaApp _app = new ViittaApp().OnRealPort();

    [Theory]
    [InlineData("north-savo", 1280, true)]
    [InlineData("turku", 360, false)] // the officer's phone runs no script
    public async Task A_proposal_is_sent_round_answered_changed_and_adopted(string network, int width, bool script)
    {
        var (draft, police) = await _app.DecidedDraftAsync(network);
        await using var context = await _app.CoordinatorInBrowserAsync(network, width, "en-GB");
        var desk = context.Pages[0];

        // Asked: on the pathway's page it stands above the adoption that nobody has been asked.
        await desk.GotoAsync($"/pathways/{draft}#adopt");
        await desk.ClickAsync("#adopt a[href$='/comments']");
        await desk.ArriveAsync("**/comments");
        await desk.FillAsync($"#address-{police.Id:N}", "registry@police.example");
        await desk.ClickAsync("#ask ~ form button[type=submit]");
        await Assertions.Expect(desk.Locator("section[aria-labelledby=answers]")).ToContainTextAsync("Answered: 0 of 2");

        // Answered: the officer's own part stands open, the rest is there to be read.
        await desk.GotoAsync($"/networks/{network}/outbox");
        await desk.Locator("article", new() { HasText = "registry@police.example" }).Locator("summary").ClickAsync();
        var link = CommentLink().Match(await desk.InnerTextAsync("article:has-text('registry@police.example') .mail-text")).Value;
        await using var officer = await Phone.TakeAsync(_app.Address, script);
        await officer.Page.GotoAsync(link);
        await Assertions.Expect(officer.Page.Locator("section[aria-labelledby=own] details[open] > summary")).ToContainTextAsync(["P2", "P7"]);
        await officer.Page.FillAsync("#step-P2", Objection);
        await officer.Page.CheckAsync("#stance-agrees-with-changes");
        await officer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(officer.Page.Locator("[role=status]")).ToContainTextAsync("Vastauksenne tallennettiin");

        // Whoever has no address is given the link by hand.
        await desk.GotoAsync($"/pathways/{draft}/comments");
        var team = desk.Locator("section[aria-labelledby=answers] li", new() { HasText = "Night team" });
        await team.Locator("summary").ClickAsync();
        var byHand = await team.Locator(".secret").InnerTextAsync();
        await officer.Page.GotoAsync(byHand);
        await officer.Page.CheckAsync("#stance-disagrees");
        await officer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(officer.Page.Locator("[role=status]")).ToContainTextAsync("Vastauksenne tallennettiin");

        // Read, and the step changed where the words stand beside it.
        await desk.GotoAsync($"/pathways/{draft}/comments");
        await Assertions.Expect(desk.Locator("section[aria-labelledby=answers]")).ToContainTextAsync("Answered: 2 of 2");
        await Assertions.Expect(desk.Locator("#P2 .notice")).ToContainTextAsync(Objection);
        await desk.GotoAsync($"/pathways/{draft}");
        await Assertions.Expect(desk.Locator("#adopt .sign-strong")).ToHaveTextAsync(new Regex("Night team does not agree"));
        await desk.GoBackAsync();
        await desk.ClickAsync("#P2 a.link");
        await desk.ArriveAsync("**#P2");
        await Assertions.Expect(desk.Locator("#P2 details[open] .notice")).ToContainTextAsync(Objection);
        await desk.Locator("#P2 details:has(form[action*='Text']) > summary").ClickAsync();
        await desk.FillAsync("#P2 form[action*='Text'] textarea", Agreed);
        await desk.ClickAsync("#P2 form[action*='Text'] button[type=submit]");
        await Assertions.Expect(desk.Locator("#P2")).ToContainTextAsync(Agreed);

        // The officer sees it under the same link, and agrees now.
        await officer.Page.GotoAsync(link);
        await Assertions.Expect(officer.Page.Locator("section[aria-labelledby=own] details").First).ToContainTextAsync(Agreed);
        await officer.Page.CheckAsync("#stance-agrees");
        await officer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(officer.Page.Locator("#step-P2")).ToHaveValueAsync(Objection);
        await officer.Page.GotoAsync(byHand);
        await officer.Page.CheckAsync("#stance-agrees");
        await officer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(officer.Page.Locator("[role=status]")).ToContainTextAsync("Vastauksenne tallennettiin");

        // Closed and adopted: what was open is marked as known.
        await desk.GotoAsync($"/pathways/{draft}/comments");
        await Assertions.Expect(desk.Locator("section[aria-labelledby=answers] .label-done")).ToContainTextAsync(["We agree", "We agree"]);
        await desk.ClickAsync("form[action*='Close'] button");
        await Assertions.Expect(desk.Locator("section[aria-labelledby=answers]")).ToContainTextAsync("The comment round is over");
        await desk.GotoAsync($"/pathways/{draft}");
        if (await desk.Locator("#P2 form[action*='Decide'] input[name=decided][value=true]").CountAsync() > 0)
        {
            await desk.ClickAsync("#P2 form[action*='Decide'] button");
        }
        foreach (var known in await desk.Locator("#adopt input[type=checkbox]").AllAsync())
        {
            await known.CheckAsync();
        }
        await desk.ClickAsync("#adopt form[action*='Adopt'] button");
        await Assertions.Expect(desk.Locator(".page-head .label-done")).ToBeVisibleAsync();

        // The link leads nowhere any more; the answer stays with the version that was adopted.
        await officer.Page.GotoAsync(link);
        await Assertions.Expect(officer.Page.Locator("h1")).ToHaveTextAsync("Linkki ei ole enää auki");
        await desk.GotoAsync($"/pathways/{draft}/comments");
        await Assertions.Expect(desk.Locator("#P2 .notice")).ToContainTextAsync(Objection);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [GeneratedRegex(@"/comments/\S+")]
    private static partial Regex CommentLink();
}
