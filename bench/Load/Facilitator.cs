using System.Globalization;
using System.Text.RegularExpressions;

namespace Viitta.Bench;

/// <param name="Code">The spoken one.</param>
/// <param name="JoinKey">The QR's.</param>
internal sealed record Workshop(Guid Id, string Code, string JoinKey, int Tables);

/// <summary>The coordinator of the practice region, who makes workshops with the pages' own forms and releases the first part.</summary>
internal sealed partial class Facilitator(Server server) : IDisposable
{
    public Browser Browser { get; } = new(server.Address);

    public async Task SignInAsync()
    {
        var link = await server.SignInLink;
        (await Browser.GetAsync(link)).Sure();
        (await Browser.PostAsync(link, [])).Sure();
    }

    public async Task<Workshop> NewWorkshopAsync(int tables)
    {
        const string Form = "/networks/tuulivaara/workshops/new";
        var page = (await Browser.GetAsync(Form)).Sure().Text;
        var stage = (await Browser.PostAsync(Form,
        [
            ("id", Id().Match(page).Groups["it"].Value), ("scenario", "berry-harvest"), ("date", Date().Match(page).Groups["it"].Value), ("start", "09:00"),
            ("place", "Library"), ("tables", tables.ToString(CultureInfo.InvariantCulture)), ("focus", ""),
        ])).Sure();
        var address = stage.Path[..^"/stage".Length];
        var code = Code().Match((await Browser.GetAsync($"{address}/projector")).Sure().Text).Groups["it"].Value;
        (await Browser.GetAsync(stage.Path)).Sure();
        (await Browser.PostAsync($"{stage.Path}?handler=Release", [("from", "0")])).Sure();

        using var phone = new Browser(server.Address);
        (await phone.GetAsync("/join")).Sure();
        var door = (await phone.PostAsync("/join", [("code", code)])).Sure();
        return new Workshop(Guid.Parse(address[(address.LastIndexOf('/') + 1)..]), code, door.Path["/join/".Length..], tables);
    }

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex("""name="id" value="(?<it>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("""name="date" value="(?<it>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();

    [GeneratedRegex("""class="join-code">(?<it>[^<]+)<""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
