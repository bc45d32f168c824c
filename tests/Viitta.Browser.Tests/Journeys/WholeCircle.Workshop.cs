using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>The first half: the workshop, from the list of networks to the last phone's feedback.</summary>
public sealed partial class WholeCircle
{
    /// <summary>From the list of networks to the code on the screen: five clicks at most.</summary>
    private async Task<Workshop> NewWorkshopAsync()
    {
        var user = await _app.AddUserAsync("savo@viitta.example", authority: true, networks: ("north-savo", NetworkRole.Coordinator));
        await _desk.SignInAsync(_app, user);

        var presses = 0;
        await _desk.ExposeFunctionAsync("pressed", () => presses++);
        await _desk.AddInitScriptAsync(CountPresses);
        await _desk.EvaluateAsync(CountPresses);
        await _desk.ClickAsync("main a[href='/networks/north-savo']");
        await _desk.ClickAsync("main a[href^='/networks/north-savo/workshops/new']");
        await _desk.Locator("label", new() { HasText = "Marjasato" }).ClickAsync();
        await _desk.ClickAsync("#tables");
        await _desk.FillAsync("#tables", "3");
        await _desk.ClickAsync("main form button[type=submit]");
        await _desk.ArriveAsync("**/stage");
        await _desk.Locator(".join-code").First.WaitForAsync();
        Assert.InRange(presses, 4, 5);
        return await _app.InDbAsync(db => db.Workshops.SingleAsync());
    }

    private const string CountPresses = "addEventListener('pointerdown', () => window.pressed(), true)";

    private async Task<IPage> OpenProjectorAsync(Workshop workshop)
    {
        var projector = await _laptop.NewPageAsync();
        await projector.SetViewportSizeAsync(1920, 1080);
        await projector.GotoAsync($"/workshops/{workshop.Id}/projector");
        Assert.Contains(workshop.Code, Squeezed(await projector.InnerTextAsync("body")), StringComparison.Ordinal);
        Assert.Equal(1, await projector.Locator(".qr svg").CountAsync());
        return projector;
    }

    private async Task SixPhonesJoinAsync(Workshop workshop, IPage projector)
    {
        string[] sectors = ["police", "social", "health", "church", "osh", "youth"];
        foreach (var (i, sector) in sectors.Index())
        {
            // The sixth is a plain browser that runs no script; the second types the code instead of scanning.
            var phone = await Phone.TakeAsync(_app.Address, script: i != 5);
            _phones.Add(phone);
            await phone.JoinAsync(i == 1 ? await TypedCodeAsync(phone, workshop) : $"/join/{workshop.JoinKey}", sector, (i / 2) + 1);
        }
        await projector.Locator(".room-tables li", new() { HasText = "2 puhelinta" }).Nth(2).WaitForAsync();
    }

    private static async Task<string> TypedCodeAsync(Phone phone, Workshop workshop)
    {
        await phone.Page.GotoAsync("/join");
        await phone.Page.FillAsync("#code", workshop.Code.ToLowerInvariant());
        await phone.Page.ClickAsync("main form button[type=submit]");
        await phone.Page.ArriveAsync("**/join/*");
        return phone.Page.Url;
    }

    private async Task PlayAsync(Workshop workshop)
    {
        await ReleaseAsync(workshop, 1);
        await _phones[0].AddListedAsync("P1", "leads", "Ihmiskaupan uhrien auttamisjärjestelmä", "Kysytään neuvoa ilman nimiä.");
        await _phones[2].AddListedAsync("P1", "leads", "Ihmiskaupan uhrien auttamisjärjestelmä");
        await _phones[5].AddGapAsync("P1", "language", "Tulkkia ei saa illalla.");
        await _phones[5].SeesAsync("P1", "Tulkkia ei saa illalla.");
        await _phones[4].SeesAsync("P1", "Tulkkia ei saa illalla.");

        await ReleaseAsync(workshop, 2);
        await ReleaseAsync(workshop, 3);
        await LoseConnectionAsync();
        await _phones[2].AddNewAsync("P2", "leads", Duty);
        await _phones[3].SeesAsync("P2", Duty);
        await TwoWordingsAsync();
        await _phones[5].GoToTableAsync();
        await _phones[5].AddNewAsync("P2", "leads", Police);
        await _phones[5].SeesAsync("P2", Police);
    }

    /// <summary>The phone writes without a connection and sends once it is back: once, and not a word lost.</summary>
    private async Task LoseConnectionAsync()
    {
        var (lost, neighbour) = (_phones[0], _phones[1]);
        var form = await lost.OpenAsync("P2", "responsibility");
        await form.Locator("input[type=radio][value='leads']").CheckAsync();
        await form.Locator("input[name$=new]").FillAsync(Duty);
        await lost.Context.SetOfflineAsync(true);
        await form.Locator("textarea[name$=handover]").FillAsync("Soitetaan heti, kerrotaan vain ikä ja paikka.");
        await Phone.PressSaveAsync(form);
        await lost.Page.WaitForTimeoutAsync(1500);
        Assert.Equal(0, await neighbour.Page.Locator(".lines", new() { HasText = Duty }).CountAsync());
        await lost.Context.SetOfflineAsync(false);
        await neighbour.SeesAsync("P2", "Soitetaan heti, kerrotaan vain ikä ja paikka.");
        Assert.Equal(1, await _app.InDbAsync(db => db.Answers.CountAsync(a => a.Handover.StartsWith("Soitetaan heti"))));
    }

    /// <summary>Both phones of table 2 open the same line; both wordings stay until the table joins them.</summary>
    private async Task TwoWordingsAsync()
    {
        var (first, second) = (_phones[2], _phones[3]);
        await first.EditAsync("P2", Duty, "Ensimmäinen sanamuoto.");
        await second.EditAsync("P2", Duty, "Toinen sanamuoto.");
        await Phone.PressSaveAsync(first.EditForm);
        await first.SeesAsync("P2", "Ensimmäinen sanamuoto.");
        await Phone.PressSaveAsync(second.EditForm);
        await second.Page.Locator(".conflict", new() { HasText = "Ensimmäinen sanamuoto." }).WaitForAsync();
        Assert.Contains("Toinen sanamuoto.", await second.Page.InnerTextAsync(".conflict"), StringComparison.Ordinal);
        await second.Page.Locator(".conflict button").First.ClickAsync();
        await second.Page.Locator(".conflict").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Every phone with script follows by itself; the plain one reloads.</summary>
    private async Task ReleaseAsync(Workshop workshop, int part)
    {
        await _desk.GotoAsync($"/workshops/{workshop.Id}/stage");
        await _desk.ClickAsync("form[action*='Release'] button");
        foreach (var phone in _phones.SkipLast(1))
        {
            await phone.FollowToAsync(part);
        }
        await _phones[^1].GoToTableAsync();
    }

    private async Task RevealAsync(Workshop workshop, IPage projector)
    {
        var before = await _phones[0].Context.APIRequest.GetAsync($"{_app.Address}workshops/{workshop.Id}/findings");
        Assert.Equal(404, before.Status);
        await _desk.GotoAsync($"/workshops/{workshop.Id}/stage");
        await _desk.ClickAsync("form[action*='Reveal'] button");
        await projector.Locator(".matrix", new() { HasText = Duty }).WaitForAsync();

        await _phones[0].Page.GotoAsync($"/workshops/{workshop.Id}/findings");
        Assert.Contains(Police, await _phones[0].Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await _phones[0].Page.Locator("main summary", new() { HasText = "aukko" }).First.ClickAsync();
        Assert.Contains("Tulkkia ei saa illalla.", await _phones[0].Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task CloseWithFeedbackAsync(Workshop workshop)
    {
        await _desk.GotoAsync($"/workshops/{workshop.Id}/stage");
        await _desk.ClickAsync("#end > summary");
        await _desk.ClickAsync("form[action*='Close'] button");
        await _desk.Locator("form[action*='Reopen']").WaitForAsync();
        foreach (var phone in _phones)
        {
            await phone.Page.GotoAsync($"/workshops/{workshop.Id}/feedback");
            await phone.Page.CheckAsync("input[name=useful][value='4']");
            await phone.Page.CheckAsync("input[name=know-whom-after][value='5']");
            await phone.Page.ClickAsync("main form button[type=submit]");
            await phone.Page.Locator("h1", new() { HasText = "Kiitos" }).WaitForAsync();
        }
        await _desk.GotoAsync($"/workshops/{workshop.Id}/feedback/results");
        // Six have answered: five are shown, and the sixth waits for company.
        Assert.Contains("5 vastausta", await _desk.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("6 vastausta", await _desk.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
