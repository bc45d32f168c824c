using System.Text.RegularExpressions;
using Microsoft.Playwright;
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
}
