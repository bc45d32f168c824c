using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Pathways;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>The sheet on the wall says what the page says, short.</summary>
public sealed class PrintTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            var social = await db.OrganizationAsync("Social emergency");
            var step = await db.Set<PathwayStep>().Include(s => s.Responsibilities).FirstAsync(s => s.StepId == "P1");
            step.Put(Guid.CreateVersion7(), social.Id, new ResponsibilityTerms { Role = Role.Leads, Handover = LocalText.Same(TestRegion.HandoverCanary) });
        });
        await _app.PublishAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task All_leaders_with_languages_who_confirmed_and_the_agreed_words()
    {
        var sheet = await _app.Browse().GetAsync($"/call/print?{TestRegion.Question}");
        var first = sheet.TextOf("tbody");
        foreach (var words in new[]
        {
            "Wording of step 1", "College", "Social emergency", TestRegion.College, TestRegion.Open, "Finnish",
            "head counsellor", "shift leader", "Named candidate",
        })
        {
            Assert.Contains(words, first);
        }
        Assert.DoesNotContain("Wording of step 2", first);
        Assert.DoesNotContain(TestRegion.HandoverCanary, sheet.Text);
    }

    /// <summary>Whatever edition is on the wall, the code on it opens what holds today.</summary>
    [Fact]
    public async Task The_code_opens_the_newest_edition()
    {
        var sheet = await _app.Browse().GetAsync($"/call/print?{TestRegion.Question}&edition=1");
        using var live = new StringWriter();
        QrCode.Svg($"{_app.Browse().Client.BaseAddress}call?{TestRegion.Question}", "").WriteTo(live, HtmlEncoder.Default);
        Assert.Equal(Drawn($"{live}"), Drawn(sheet.Find(".qr").InnerHtml));

        static string Drawn(string svg) => svg[svg.IndexOf("<path", StringComparison.Ordinal)..].Split('"')[1];
    }

    [Fact]
    public async Task Members_read_how_a_case_is_handed_over()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("m@viitta.example", networks: (TestRegion.Network, NetworkRole.Member)));
        await member.GetAsync($"/call/print?members=true&{TestRegion.Question}");
        Assert.Contains(TestRegion.HandoverCanary, member.TextOf("tbody"));
        await member.GetAsync($"/call/print?{TestRegion.Question}");
        Assert.DoesNotContain(TestRegion.HandoverCanary, member.Text);
    }
}
