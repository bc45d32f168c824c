using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>What has changed between two editions is said in words, to each reader as far as both editions are theirs.</summary>
public sealed class DifferencesTests : IAsyncLifetime
{
    private const string Page = $"/networks/{TestRegion.Network}/editions/2/changes?lang=en";

    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        await _app.ChangeAsync(async db =>
        {
            var college = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College);
            college.Change(college.Details with
            {
                Phone = "017 000 0482",
                Schedule = new Schedule { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3], 480, 1080)] },
            });
            var green = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.GreenCanary);
            green.Change(green.Details with { Phone = "017 555 0099" });
            var step = await db.Set<PathwayStep>().Include(s => s.Responsibilities).FirstAsync(s => s.StepId == "P10");
            step.Put(Guid.CreateVersion7(), (await db.OrganizationAsync("College")).Id, new ResponsibilityTerms { Role = Role.Leads });
            db.ContactPoints.Add(new ContactPoint
            {
                ServiceId = college.ServiceId,
                NetworkId = TestRegion.Network,
                Function = LocalText.Same("Evening line"),
                Phone = "017 000 0490",
                Schedule = Schedule.NotKnown,
            });
        });
        await _app.PublishAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Numbers_hours_leaders_and_what_is_new()
    {
        var browse = _app.Browse();
        await browse.GetAsync(Page);
        foreach (var words in (string[])
        [
            $"number: was {TestRegion.College}, now 017 000 0482", "hours: was Mon–Fri 08:00–16:00", "now Mon–Wed 08:00–18:00", "Evening line", "017 000 0490",
            "Before: nobody. Now: College.",
        ])
        {
            Assert.Contains(words, browse.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("017 555", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Duty phone", browse.Text, StringComparison.Ordinal); // the same in both
    }

    [Fact]
    public async Task Members_see_their_own_numbers_change()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("m@viitta.example", networks: (TestRegion.Network, NetworkRole.Member)));
        await member.GetAsync(Page);
        Assert.Contains($"was {TestRegion.GreenCanary}, now 017 555 0099", member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRegion.AmberCanary, member.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/changes")]
    [InlineData("3/changes")]
    [InlineData("2/changes?since=2")]
    [InlineData("1/changes?since=2")]
    [InlineData("2/changes?since=0")]
    public async Task There_must_be_two(string path) => Assert.Equal(
        HttpStatusCode.NotFound, (await _app.CreateClient().GetAsync($"/networks/{TestRegion.Network}/editions/{path}")).StatusCode);

    [Fact]
    public async Task A_withdrawn_number_is_told_in_neither()
    {
        await _app.ChangeAsync(async db => (await db.ContactPoints.FirstAsync(c => c.Phone == "017 000 0482")).Visibility = Visibility.Green);
        var browse = _app.Browse();
        await browse.GetAsync(Page);
        Assert.DoesNotContain("017 000 048", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("taken off", browse.Text, StringComparison.Ordinal); // it is in both editions
    }

    [Fact]
    public async Task What_was_taken_off_between_them_is_counted_and_not_named()
    {
        await _app.ChangeAsync(async db => (await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.Open)).RemovedAt = _app.Time.Now());
        await _app.PublishAsync();
        var browse = await _app.Browse().GetAsync(Page.Replace("/2/", "/3/", StringComparison.Ordinal));
        Assert.Contains("1 contact has been taken off the map.", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRegion.Open, browse.Text, StringComparison.Ordinal);
    }
}
