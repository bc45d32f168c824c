using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>What README promises: one command, and a newcomer is at "whom to call" in two taps at most.</summary>
public sealed partial class Newcomer(RunScript run) : IClassFixture<RunScript>
{
    [Theory]
    [InlineData("forced-marriage")]
    [InlineData("labour-exploitation")]
    public async Task From_run_to_a_number_in_two_taps(string theme)
    {
        await using var phone = await Phone.TakeAsync(run.Address);
        var missing = new List<string>();
        phone.Page.Response += (_, response) => missing.AddRange(response.Ok ? [] : [response.Url]);
        await phone.Page.GotoAsync("/");
        await phone.Page.Locator($"a[href*='theme={theme}']").First.TapAsync();

        await phone.Page.ArriveAsync("**/call?**");
        await Assertions.Expect(phone.Page.Locator("main a[href^='tel:']").First).ToHaveAttributeAsync("href", "tel:112");
        Assert.True(await phone.Page.Locator("main .call-undialable").CountAsync() >= 5, "Few numbers for a published map.");
        Assert.Empty(missing); // stylesheets and scripts came too
    }

    [Fact]
    public async Task The_printed_link_signs_the_first_coordinator_in_and_no_key_is_printed_again()
    {
        var link = Assert.Single(run.Printed.Select(line => SignInLink().Match(line)), m => m.Success).Value;
        await using var phone = await Phone.TakeAsync(run.Address);
        await phone.Page.GotoAsync(link);
        await phone.Page.ClickAsync("main button[type=submit]");
        await phone.Page.GotoAsync("/networks");

        Assert.Equal(7, await phone.Page.Locator("main a[href^='/networks/']").CountAsync());
        Assert.Single(run.Printed, line => line.Contains(link.Split('/')[^1], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"http\S+/sign-in/\S+")]
    private static partial Regex SignInLink();
}
