using Microsoft.Playwright;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>One participant's phone, 360 px wide: does what a thumb does.</summary>
public sealed class Phone(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <param name="script">False turns the browser's script off: plain forms only.</param>
    public static async Task<Phone> TakeAsync(Uri address, bool script = true, string language = "fi-FI")
    {
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            ViewportSize = new() { Width = 360, Height = 740 },
            JavaScriptEnabled = script,
            HasTouch = true,
            IsMobile = true,
        });
        context.SetDefaultTimeout(30_000);
        return new Phone(context, await context.NewPageAsync());
    }

    /// <summary>From the QR to the table in two taps: sector, then table.</summary>
    public async Task JoinAsync(string joinPath, string sector, int table)
    {
        await page.GotoAsync(joinPath);
        await page.Locator($"label[for='sector-{sector}']").ClickAsync();
        await page.Locator($"button[name=table][value='{table}']").ClickAsync();
        await page.ArriveAsync("**/table*");
    }

    /// <summary>Adds an organisation that is not in the list.</summary>
    public async Task AddNewAsync(string step, string role, string organization, string handover = "")
    {
        var form = await OpenAsync(step, "responsibility");
        await form.Locator($"input[type=radio][value='{role}']").CheckAsync();
        await form.Locator("input[name$=new]").FillAsync(organization);
        await SendAsync(form, handover);
    }

    /// <summary>Adds an organisation from the list, by the beginning of its name.</summary>
    public async Task AddListedAsync(string step, string role, string organization, string handover = "")
    {
        var form = await OpenAsync(step, "responsibility");
        await form.Locator($"input[type=radio][value='{role}']").CheckAsync();
        var select = form.Locator("select[name$=who]");
        var value = await select.Locator("option", new() { HasText = organization }).First.GetAttributeAsync("value");
        await select.SelectOptionAsync(value!);
        await SendAsync(form, handover);
    }

    public async Task AddGapAsync(string step, string kind, string words)
    {
        var form = await OpenAsync(step, "gap");
        await form.Locator("select[name$=gap]").SelectOptionAsync(kind);
        await form.Locator("textarea[name$=text]").FillAsync(words);
        await SendAsync(form, "");
    }

    /// <summary>Presses save and does not wait: for a phone without a connection.</summary>
    public static Task PressSaveAsync(ILocator form) => form.Locator("button[type=submit]").ClickAsync();

    public async Task<ILocator> OpenAsync(string step, string kind)
    {
        var form = page.Locator($"section.answer:has(h2#{step}) form:has(input[name$=kind][value='{kind}'])").First;
        if (!await form.IsVisibleAsync())
        {
            await page.Locator($"section.answer:has(h2#{step}) details:has(input[name$=kind][value='{kind}']) > summary").First.ClickAsync();
        }
        return form;
    }

    /// <summary>The form of the line being changed.</summary>
    public ILocator EditForm => page.Locator("#edit form[data-outbox]");

    /// <summary>Opens the line for change and writes a new handover, without saving.</summary>
    public async Task EditAsync(string step, string organization, string handover)
    {
        await page.Locator($"section.answer:has(h2#{step}) .line", new() { HasText = organization }).First.Locator("a[href*='edit=']").ClickAsync();
        await EditForm.WaitForAsync();
        await EditForm.Locator("textarea[name$=handover]").FillAsync(handover);
    }

    public Task GoToTableAsync() => page.GotoAsync("/table");

    /// <summary>The phone shows by itself that a new part is out; one tap goes there.</summary>
    public async Task FollowToAsync(int part)
    {
        var here = page.Locator("#part", new() { HasText = $"{part}" });
        var link = page.Locator($"a[data-follow]");
        await here.Or(link).First.WaitForAsync();
        if (await link.CountAsync() > 0 && !await here.IsVisibleAsync())
        {
            await link.First.ClickAsync();
        }
        await here.WaitForAsync();
    }

    private static async Task SendAsync(ILocator form, string handover)
    {
        if (handover.Length > 0)
        {
            await form.Locator("textarea[name$=handover]").FillAsync(handover);
        }
        await PressSaveAsync(form);
    }

    /// <summary>Waits until the table's lines at the step show these words.</summary>
    public Task SeesAsync(string step, string words) =>
        page.Locator($"section.answer:has(h2#{step}) .lines", new() { HasText = words }).First.WaitForAsync();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
