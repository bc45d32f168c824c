using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>"This number does not work": from anybody who sees it, to its keepers alone.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string Call = $"/call?{TestRegion.Question}";
    private const string Map = $"/networks/{TestRegion.Network}/map";

    private readonly ViittaApp _app = new();
    private Guid _college;

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        _college = await IdAsync(TestRegion.College);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Button => $"button[formaction='/report/{_college}']";

    private Task<Guid> IdAsync(string phone) => _app.InDbAsync(db => db.ContactPoints.Where(c => c.Phone == phone).Select(c => c.Id).SingleAsync());

    private Task<ContactPoint> ContactAsync() => _app.InDbAsync(db => db.ContactPoints.SingleAsync(c => c.Id == _college));

    private Task<List<Trace>> TracesAsync() => _app.InDbAsync(db => db.Traces.Where(t => t.What == ReportContact.Reported.Code).ToListAsync());

    private Task<Outcome> ReportAsync(string client, Actor? actor = null, Guid? id = null) =>
        _app.RunAsync((ReportContact r) => r.RunAsync(actor ?? Actor.Stranger, id ?? _college, client, default));

    [Fact]
    public async Task A_stranger_says_so_in_one_tap_and_only_the_keeper_reads_it()
    {
        var reader = await _app.Browse().GetAsync(Call);
        var before = reader.Text;
        await reader.SubmitAsync(Button);
        Assert.Equal($"{Call}&done=reported", reader.Url);
        Assert.Contains("Thank you.", reader.TextOf("[role=status]"));
        await reader.SubmitAsync(Button); // a double tap
        Assert.Equal($"{Call}&done=reported", reader.Url);
        await reader.GetAsync(Call);
        Assert.Equal(before, reader.Text);
        Assert.Equal(1, (await ContactAsync()).Reports);
        var trace = Assert.Single(await TracesAsync());
        Assert.Equal(("stranger", null, TestRegion.Network), (trace.ActorKind, trace.UserId, trace.NetworkId));

        var keeper = await _app.CoordinatorAsync(TestRegion.Network);
        await keeper.GetAsync(Map);
        Assert.Equal("▶ Readers say that these do not work", keeper.TextOf("[aria-labelledby=tasks] h3"));
        Assert.Contains("1 report, 21 November 2026", keeper.TextOf("[aria-labelledby=tasks] li"));
        await keeper.ClickAsync("[aria-labelledby=tasks] li a");
        Assert.Contains("Readers say that this does not work", keeper.Text);
        await keeper.GetAsync($"/networks/{TestRegion.Network}");
        Assert.Contains("Readers say that 1 contact does not work.", keeper.Text);
        Assert.DoesNotContain("since edition", keeper.Text);
    }

    [Fact]
    public async Task It_is_said_from_the_search_and_from_the_map_too()
    {
        var reader = await _app.Browse().GetAsync("/search?q=student+welfare");
        await reader.SubmitAsync(Button);
        Assert.Equal("/search?q=student%20welfare&done=reported", reader.Url);
        Assert.Contains("Thank you.", reader.Text);

        var member = await _app.SignInAsync(await _app.AddUserAsync("reader@viitta.example", networks: (TestRegion.Network, NetworkRole.Member)));
        var green = await IdAsync(TestRegion.GreenCanary);
        await member.GetAsync($"/contacts/{green}");
        await member.SubmitAsync("button.report");
        Assert.Equal($"/contacts/{green}?done=reported", member.Url);
        Assert.DoesNotContain("Readers say", member.Text);
        Assert.All(await TracesAsync(), t => Assert.Equal(("stranger", null), (t.ActorKind, t.UserId)));
        Assert.Equal(2, (await TracesAsync()).Count);
    }

    [Fact]
    public async Task Many_on_one_day_are_one_task_with_a_count()
    {
        for (var n = 0; n < 7; n++)
        {
            Assert.False((await ReportAsync($"192.0.2.{n}")).Refused);
        }
        Assert.Single(await TracesAsync());
        _app.Time.Advance(TimeSpan.FromDays(1));
        await ReportAsync("198.51.100.1");
        Assert.Equal(2, (await TracesAsync()).Count);
        var contact = await ContactAsync();
        Assert.Equal((8, new DateOnly(2026, 11, 22), 1), (contact.Reports, contact.ReportedOn!.Value, await TasksAsync()));
    }

    [Fact]
    public async Task What_the_reader_may_not_see_is_not_there()
    {
        var unpublished = await _app.InDbAsync(async db =>
        {
            var contact = new ContactPoint
            {
                ServiceId = (await db.ContactPoints.SingleAsync(c => c.Id == _college)).ServiceId,
                NetworkId = TestRegion.Network,
                Function = LocalText.Same("Not out yet"),
                Phone = "017 555 0003",
            };
            db.Add(contact);
            db.Record(AddContact.Added, contact.Id, TestRegion.Network, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return contact.Id;
        });
        foreach (var id in new[] { await IdAsync(TestRegion.GreenCanary), await IdAsync(TestRegion.AmberCanary), unpublished, Guid.NewGuid() })
        {
            foreach (var browse in new[] { _app.Browse(), await _app.CoordinatorAsync("turku") })
            {
                await browse.GetAsync(Call);
                browse.Find(Button).SetAttribute("formaction", $"/report/{id}");
                Assert.Equal(HttpStatusCode.NotFound, (await browse.SubmitAsync($"button[formaction='/report/{id}']")).Status);
                using var api = await browse.Client.PostAsync($"/api/v1/call/contacts/{id}/reports", null);
                Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync($"/report/{id}")).Status);
            }
        }
        await _app.ChangeAsync(async db => (await db.ContactPoints.SingleAsync(c => c.Id == _college)).RemovedAt = _app.Time.Now());
        Assert.Equal(Refusals.NotFound, (await ReportAsync("192.0.2.1")).Refusal);
        Assert.Empty(await TracesAsync());
    }

    [Fact]
    public async Task Twenty_an_hour_from_one_address_and_the_next_is_told_so()
    {
        for (var n = 0; n < ReportLimits.PerHour; n++)
        {
            Assert.False((await ReportAsync("", id: await IdAsync(TestRegion.Open))).Refused); // a test's client has no address
        }
        var reader = await _app.Browse().GetAsync(Call);
        await reader.SubmitAsync(Button);
        Assert.Equal(HttpStatusCode.TooManyRequests, reader.Status);
        Assert.Contains("no more are taken for an hour", reader.Text);
        Assert.Equal(Call, reader.Find("main .actions a").GetAttribute("href"));
        Assert.Equal(0, (await ContactAsync()).Reports);
        Assert.False((await ReportAsync("elsewhere")).Refused);
    }

    [Theory]
    [InlineData("form[action*=Works]", false)]
    [InlineData("form[action*=Verify]", true)]
    public async Task The_keeper_ends_it_on_the_contacts_page(string form, bool verifies)
    {
        await ReportAsync("192.0.2.1");
        var keeper = await _app.CoordinatorAsync(TestRegion.Network);
        await keeper.GetAsync($"/contacts/{_college}");
        await ReportAsync("192.0.2.2"); // does not make the open form old
        await keeper.SubmitAsync(form, ("role", "head counsellor"));
        Assert.Equal(HttpStatusCode.OK, keeper.Status);
        Assert.DoesNotContain("Readers say", keeper.Text);
        Assert.Equal((0, (DateOnly?)null, 0), ((await ContactAsync()).Reports, (await ContactAsync()).ReportedOn, await TasksAsync()));
        var kind = verifies ? VerifyContact.Verified : SayContactWorks.Works;
        Assert.Equal(1, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.What == kind.Code)));
        Assert.Equal(verifies, (await _app.InDbAsync(db => db.ContactPoints.Include(c => c.Verifications).SingleAsync(c => c.Id == _college)))
            .FreshnessAt(_app.Time.Now()) == Freshness.Fresh);
        await ReportAsync("192.0.2.3"); // on the same day again
        Assert.Equal((1, 2), (await TasksAsync(), (await TracesAsync()).Count));
    }

    [Theory]
    [InlineData("phone", "040 123 4568", 0)]
    [InlineData("note-fi", "Ask for the counsellor.", 1)]
    [InlineData("email", "counsellors@example.fi", 1)]
    public async Task A_new_number_ends_it_and_other_changes_do_not(string field, string value, int left)
    {
        var keeper = await _app.CoordinatorAsync(TestRegion.Network);
        await keeper.GetAsync($"/contacts/{_college}/edit");
        await keeper.SubmitAsync("main form", ("phone", "040 123 4567")); // the region's own numbers are no real ones
        await ReportAsync("192.0.2.1");
        await keeper.GetAsync($"/contacts/{_college}/edit");
        await keeper.SubmitAsync("main form", (field, value));
        Assert.Equal($"/contacts/{_college}?done=saved", keeper.Url);
        Assert.Equal(left, (await ContactAsync()).Reports);
    }

    [Fact]
    public async Task Nobody_else_says_that_it_works()
    {
        await ReportAsync("192.0.2.1");
        using var member = await _app.TokenClientAsync(TestRegion.Network, NetworkRole.Member);
        using var elsewhere = await _app.TokenClientAsync("turku");
        using var keeper = await _app.TokenClientAsync(TestRegion.Network);
        var address = $"/api/v1/service-map/contacts/{_college}/reports";
        Assert.Equal(HttpStatusCode.Forbidden, (await member.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.DeleteAsync(address)).StatusCode);
        Assert.Contains("\"reports\":1", await keeper.GetStringAsync($"/api/v1/service-map/{TestRegion.Network}/tasks"));
        Assert.DoesNotContain("eports", await member.GetStringAsync($"/api/v1/service-map/contacts/{_college}"));
        Assert.Equal(1, (await ContactAsync()).Reports);
        Assert.Equal(HttpStatusCode.NoContent, (await keeper.DeleteAsync(address)).StatusCode);
        Assert.Equal(0, (await ContactAsync()).Reports);
    }

    [Fact]
    public async Task A_way_back_to_another_site_is_not_taken()
    {
        var reader = await _app.Browse().GetAsync(Call);
        await reader.SubmitAsync(Button, ("back", "https://elsewhere.example/"));
        Assert.Equal("/search?done=reported", reader.Url);
    }

    private async Task<int> TasksAsync()
    {
        var actor = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { [TestRegion.Network] = NetworkRole.Coordinator } };
        var map = await _app.RunAsync((ReadMap m) => m.RunAsync(actor, TestRegion.Network, null, null, default));
        return map.Value!.Tasks!.Reported.Count;
    }
}
