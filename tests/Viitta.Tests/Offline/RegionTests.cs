using System.Net;
using Viitta.Common;
using Viitta.Features.Offline;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.Offline;

/// <summary>What a phone keeps of a region is what a stranger may see, and all of it.</summary>
public sealed class RegionTests
{
    [Fact]
    public async Task Shows_every_public_number_at_no_particular_minute_whoever_reads()
    {
        using var app = new ViittaApp();
        await app.PlantAsync();
        await app.PublishAsync();
        var browse = await app.SignInAsync(await app.AddUserAsync("reads@viitta.example", authority: true, networks: (TestRegion.Network, NetworkRole.Coordinator)));
        await browse.GetAsync($"/regions/{TestRegion.Network}?lang=fi");
        Assert.Contains(TestRegion.Open, browse.Text, StringComparison.Ordinal);
        Assert.Contains(TestRegion.College, browse.Text, StringComparison.Ordinal);
        Assert.Contains("ma–pe 8–16", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("avoinna klo", browse.Text, StringComparison.Ordinal);
        foreach (var canary in (string[])[TestRegion.GreenCanary, TestRegion.AmberCanary, TestRegion.HandoverCanary])
        {
            Assert.DoesNotContain(canary, browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        Assert.Empty(browse.Page.QuerySelectorAll("form[method=post], input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task A_region_that_has_published_nothing_is_not_there()
    {
        using var app = new ViittaApp();
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync("/regions/north-savo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync("/regions/nowhere")).StatusCode);
    }

    [Fact]
    public async Task The_words_to_search_by_come_as_they_are_listed()
    {
        using var app = new ViittaApp();
        var words = await app.CreateClient().GetStringAsync(OfflineRoom.Words);
        Assert.Contains("\"n02\":[\"turvakoti\"", words, StringComparison.Ordinal);
        Assert.Contains("\"lasu\":\"lastensuojeluilmoitus\"", words, StringComparison.Ordinal);
    }
}
