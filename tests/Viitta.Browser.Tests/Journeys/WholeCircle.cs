using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>
/// The main job on real input: a coordinator of North Savo runs the berry-farm case with three tables and six phones —
/// one loses its connection in the middle, one has its script off — and minutes later a practitioner finds, on a phone
/// and on paper, whom to call and who leads. Runs on whichever database the suite runs on.
/// </summary>
public sealed partial class WholeCircle : IAsyncLifetime
{
    private const string Duty = "Pohjois-Savon sosiaalipäivystys";
    private const string Police = "Itä-Suomen poliisilaitos";
    private const string Number = "017 555 0117";

    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private readonly List<Phone> _phones = [];
    private IBrowserContext _laptop = null!;
    private IPage _desk = null!;

    [Fact]
    public async Task From_a_fictional_case_to_a_number_on_a_phone_and_on_paper()
    {
        try
        {
            await GoRoundAsync();
        }
        catch (TimeoutException missing)
        {
            throw new InvalidOperationException($"{missing.Message}\nThe desk shows {_desk.Url}: {await _desk.InnerTextAsync("main")}", missing);
        }
    }

    private async Task GoRoundAsync()
    {
        var workshop = await NewWorkshopAsync();
        var projector = await OpenProjectorAsync(workshop);
        await SixPhonesJoinAsync(workshop, projector);
        await PlayAsync(workshop);
        await RevealAsync(workshop, projector);
        await CloseWithFeedbackAsync(workshop);
        await AgreeAsync(workshop);
        await FillTheMapAsync();
        await OwnerConfirmsAsync();
        await PublishAsync();
        await FindOnAPhoneAsync();
    }

    /// <summary>From the list of networks to the code on the screen: five clicks at most.</summary>
    private async Task<Workshop> NewWorkshopAsync()
    {
        var user = await _app.AddUserAsync("savo@viitta.example", authority: true, networks: ("north-savo", NetworkRole.Coordinator));
        await _desk.GotoAsync($"/sign-in/{await _app.SignInKeyAsync(user)}");
        await _desk.ClickAsync("main button[type=submit]");
        await _desk.WaitForURLAsync("**/networks");

        await _desk.ClickAsync("main a[href='/networks/north-savo']");
        await _desk.ClickAsync("main a[href^='/networks/north-savo/workshops/new']");
        await _desk.Locator("label", new() { HasText = "Marjasato" }).ClickAsync();
        await _desk.FillAsync("#place", "Kuopio");
        await _desk.FillAsync("#tables", "3");
        await _desk.ClickAsync("main form button[type=submit]");
        await _desk.WaitForURLAsync("**/stage");
        return await _app.InDbAsync(db => db.Workshops.SingleAsync());
    }

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
        await phone.Page.WaitForURLAsync("**/join/*");
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
        var findings = await _phones[0].Page.InnerTextAsync("main");
        Assert.Contains(Police, findings, StringComparison.Ordinal);
        Assert.Contains("Tulkkia ei saa illalla.", findings, StringComparison.Ordinal);
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

    private async Task AgreeAsync(Workshop workshop)
    {
        await _desk.GotoAsync($"/workshops/{workshop.Id}/findings");
        await _desk.Locator("main a[href*='pathway'], main form[action*='pathway'] button").First.ClickAsync();
        if (!_desk.Url.Contains("/pathways/", StringComparison.Ordinal) || _desk.Url.EndsWith("/start", StringComparison.Ordinal))
        {
            await _desk.Locator("main form button[type=submit]").First.ClickAsync();
        }
        await _desk.WaitForURLAsync(PathwayUrl());

        // P2: the tables disagreed; the network agrees on the duty service and lets the police contribute.
        await RemoveLeaderAsync("P2", Police);
        await MakeActionAsync("P1");
        for (var step = 1; step <= 10; step++)
        {
            await _desk.Locator($"#P{step} form[action*='Decide'] button").ClickAsync();
            await _desk.Locator($"#P{step} form[action*='Decide'] .label-done").WaitForAsync();
        }
        foreach (var known in await _desk.Locator("#adopt input[type=checkbox]").AllAsync())
        {
            await known.CheckAsync();
        }
        await _desk.ClickAsync("#adopt form[action*='Adopt'] button");
        await _desk.Locator(".label-done", new() { HasText = "oimassa" }).Or(_desk.Locator(".page-head .label-done")).First.WaitForAsync();
    }

    private async Task RemoveLeaderAsync(string step, string organization)
    {
        var part = _desk.Locator($"#{step} details:has(> form[action*='Remove'] button:has-text('{organization}'))");
        await part.Locator("> summary").ClickAsync();
        await part.Locator("form[action*='Remove'] button").ClickAsync();
        await _desk.Locator($"#{step} details form[action*='Remove'] button", new() { HasText = organization }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The gap's own words become a follow-up with a due date.</summary>
    private async Task MakeActionAsync(string step)
    {
        var form = _desk.Locator($"#{step} form[action*='Action']");
        await _desk.Locator($"#{step} details", new() { Has = _desk.Locator("form[action*='Action']") }).Last.Locator("> summary").ClickAsync();
        Assert.Equal("Tulkkia ei saa illalla.", await form.Locator("textarea").InputValueAsync());
        await form.Locator("button[type=submit]").ClickAsync();
        await _desk.Locator($"#{step} a[href*='/actions#']").WaitForAsync();
    }

    /// <summary>The leader that the tables wrote is taken onto the map; nobody can call it yet, and one form mends that.</summary>
    private async Task FillTheMapAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/map");
        await _desk.ClickAsync($"form[action*='Accept'] button:has-text('{Duty}')");
        await _desk.ClickAsync($"main a[href$='/contact/new']:has-text('{Duty}')");
        await _desk.SelectOptionAsync("#need", "n01");
        await _desk.FillAsync("#phone", Number);
        await _desk.FillAsync("#email", "paivystys@pohjoissavo.example");
        await _desk.CheckAsync("#cover-always");
        await _desk.CheckAsync("#languages-fi");
        await _desk.ClickAsync("main form.form button[type=submit]");
        await _desk.WaitForURLAsync(ContactUrl());
        await _desk.ClickAsync("form[action*='Ask'] button");
    }

    /// <summary>Without a mail server the outbox shows the link; the owner confirms without an account.</summary>
    private async Task OwnerConfirmsAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/outbox");
        await _desk.ClickAsync("article summary");
        var link = ConfirmLink().Match(await _desk.InnerTextAsync(".mail-text")).Value;
        await using var owner = await Phone.TakeAsync(_app.Address);
        await owner.Page.GotoAsync(link);
        Assert.Contains(Squeezed(Number), Squeezed(await owner.Page.InnerTextAsync("main")), StringComparison.Ordinal);
        await owner.Page.ClickAsync("form[action*='Right'] button");
        await owner.Page.Locator("h1", new() { HasText = "Kiitos" }).WaitForAsync();
    }

    private async Task PublishAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/editions");
        await _desk.ClickAsync("main a[href$='/editions/new']");
        await _desk.CheckAsync("#confirmed");
        await _desk.ClickAsync("main form.form button[type=submit]");
        await _desk.WaitForURLAsync("**/editions");
        Assert.Contains("Painos 1", await _desk.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }

    private async Task FindOnAPhoneAsync()
    {
        await using var reader = await Phone.TakeAsync(_app.Address);
        await reader.Page.GotoAsync("/");
        await reader.Page.SelectOptionAsync("#theme", "labour-exploitation");
        await reader.Page.SelectOptionAsync("#municipality", "140");
        await reader.Page.ClickAsync("main form button[type=submit]");
        var call = reader.Page.Locator($"a.call[href^='tel:'][href*='{Squeezed(Number)[1..]}']").First;
        await call.WaitForAsync();
        Assert.True(await call.IsVisibleAsync());
        Assert.Contains(Duty, await reader.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await reader.Page.GotoAsync(reader.Page.Url.Replace("/call?", "/call/print?", StringComparison.Ordinal));
        var pdf = await reader.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, Tagged = true });
        using var paper = PdfDocument.Open(pdf);
        var text = Squeezed(string.Concat(paper.GetPages().Select(p => p.Text)));
        Assert.Contains(Squeezed(Number), text, StringComparison.Ordinal);
        Assert.Contains(Squeezed(Duty), text, StringComparison.Ordinal);
        Assert.Contains("Painos1", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.InRange(paper.NumberOfPages, 1, 2);
    }

    public async ValueTask InitializeAsync()
    {
        _laptop = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "fi-FI",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        _laptop.SetDefaultTimeout(30_000);
        _desk = await _laptop.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var phone in _phones)
        {
            await phone.DisposeAsync();
        }
        await _laptop.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Without white space: lines and no-break spaces fall where they may.</summary>
    private static string Squeezed(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"/pathways/[0-9a-f-]{36}")]
    private static partial Regex PathwayUrl();

    [GeneratedRegex(@"/contacts/[0-9a-f-]{36}")]
    private static partial Regex ContactUrl();

    [GeneratedRegex(@"https?://\S+/confirm/\S+")]
    private static partial Regex ConfirmLink();
}
