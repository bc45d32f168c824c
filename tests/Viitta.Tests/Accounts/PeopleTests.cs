using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Viitta.Common;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

public sealed partial class PeopleTests : IDisposable
{
    private const string Invite = "form[action*=Invite]";
    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_network_says_who_is_an_authority_for_itself_alone()
    {
        var id = await _app.AddUserAsync("eino@viitta.example", networks: [("turku", NetworkRole.Member), ("oulu", NetworkRole.Member)]);
        var oulu = await PeopleAsync("oulu");
        await oulu.SubmitAsync($"[id='a-{id}']", ("newRole", "Member"), ("isAuthority", "true"));
        Assert.Contains("eino@viitta.example Member authority", oulu.Text);
        var turku = await PeopleAsync("turku");
        Assert.DoesNotContain("authority invited", turku.Text);
        Assert.Equal(["oulu"], await _app.InDbAsync(db => db.Memberships.Where(m => m.IsAuthority).Select(m => m.NetworkId).ToListAsync()));
    }

    /// <summary>Those who were authorities everywhere before are so in each network they were in.</summary>
    [Fact]
    public async Task The_rights_of_before_are_carried_over()
    {
        await _app.AddUserAsync("eino@viitta.example", authority: true, networks: [("turku", NetworkRole.Member), ("oulu", NetworkRole.Member)]);
        await _app.AddUserAsync("aino@viitta.example", networks: ("oulu", NetworkRole.Coordinator));
        var kept = await _app.InDbAsync(async db =>
        {
            var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_AuthorityByNetwork", StringComparison.Ordinal)).Last();
            await db.GetService<IMigrator>().MigrateAsync(before);
            await db.GetService<IMigrator>().MigrateAsync();
            return await db.Memberships.OrderBy(m => m.NetworkId).Select(m => new { m.NetworkId, m.IsAuthority }).ToListAsync();
        });
        Assert.Equal(3, kept.Count);
        Assert.Equal(["oulu", "turku"], kept.Where(m => m.IsAuthority).Select(m => m.NetworkId));
    }

    [Fact]
    public async Task A_network_keeps_a_coordinator_unless_the_national_one_decides()
    {
        var coordinator = await PeopleAsync("oulu");
        await coordinator.SubmitAsync("form[action*=Remove]");
        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);
        Assert.Contains("at least one coordinator", coordinator.Text);
        await coordinator.SubmitAsync("form[action*=Change]", ("newRole", "Member"));
        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);

        var national = await _app.SignInAsync(await _app.AddUserAsync("nas@viitta.example", national: true));
        await national.GetAsync("/networks/oulu/people");
        await national.SubmitAsync("form[action*=Change]", ("newRole", "Member"));
        Assert.Equal(HttpStatusCode.OK, national.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync("/networks/oulu/people")).Status);
    }

    [Fact]
    public async Task Removing_the_last_membership_deletes_the_account_and_its_keys()
    {
        var id = await _app.AddUserAsync("aino@viitta.example", networks: ("oulu", NetworkRole.Member));
        var aino = await _app.SignInAsync(id);
        await aino.GetAsync("/account");
        await aino.SubmitAsync("#name", ("name", "Map"), ("days", "30"));
        var coordinator = await PeopleAsync("oulu");
        await coordinator.SubmitAsync("form[action*=Remove]", ("person", id.ToString()));
        Assert.DoesNotContain("aino", coordinator.Text);
        Assert.Equal((0, 0), await _app.InDbAsync(async db =>
            (await db.Users.CountAsync(u => u.Id == id), await db.ApiTokens.CountAsync(t => t.UserId == id))));
        Assert.Equal(HttpStatusCode.NotFound, (await aino.GetAsync("/account")).Status);
        await coordinator.SubmitAsync("form[action*=Remove]", ("person", id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
    }

    [Fact]
    public async Task A_new_link_is_made_once_a_minute_and_lies_in_the_outbox()
    {
        var id = await _app.AddUserAsync("aino@viitta.example", networks: ("oulu", NetworkRole.Member));
        var coordinator = await PeopleAsync("oulu");
        for (var i = 0; i < 2; i++)
        {
            await coordinator.GetAsync("/networks/oulu/people");
            await coordinator.SubmitAsync("form[action*=Link]", ("person", id.ToString()));
            Assert.Equal("/networks/oulu/outbox", coordinator.Url);
        }
        Assert.Contains("/sign-in/", LinkIn((await MailToAsync("aino@viitta.example")).Body));
    }

    [Fact]
    public async Task Bad_input_keeps_what_was_typed()
    {
        var coordinator = await PeopleAsync("oulu");
        await coordinator.SubmitAsync(Invite, ("mail", "aino@"), ("role", "Coordinator"), ("authority", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, coordinator.Status);
        Assert.Equal("aino@", coordinator.Find("#mail").GetAttribute("value"));
        Assert.NotNull(coordinator.Page.QuerySelector("#role-Coordinator[checked]"));
        Assert.NotNull(coordinator.Page.QuerySelector("#authority[checked]"));
        await coordinator.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "7"));
        Assert.Equal(HttpStatusCode.BadRequest, coordinator.Status);
    }

    [Fact]
    public async Task Only_the_networks_coordinators_find_its_people()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("m@viitta.example", networks: ("oulu", NetworkRole.Member)));
        foreach (var browse in new[] { member, await _app.CoordinatorAsync("turku"), _app.Browse() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync("/networks/oulu/people")).Status);
        }
        var member2 = await UserAsync("m@viitta.example");
        Assert.Equal(Refusals.NotFound, await RunAsync<RemovePerson>(r => r.RunAsync(Coordinator("turku"), "oulu", member2.Id, default)));
        Assert.Equal(Refusals.NotFound, await RunAsync<RemovePerson>(r => r.RunAsync(Coordinator("turku"), "turku", member2.Id, default)));
        Assert.Equal(Refusals.NotFound, await RunAsync<InvitePerson>(
            i => i.RunAsync(Coordinator("turku"), "oulu", "x@viitta.example", NetworkRole.Coordinator, false, default)));
    }

    [Theory]
    [InlineData("fi", "Ihmiset", "Koordinaattori")]
    [InlineData("sv", "Personer", "Koordinator")]
    [InlineData("en", "People", "Coordinator")]
    public async Task Speaks_three_languages(string language, string title, string role)
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync($"/networks/oulu/people?lang={language}");
        Assert.Equal((title, role), (browse.TextOf("h1"), browse.TextOf("main .items .label")));
    }

    private async Task<Browse> PeopleAsync(string network)
    {
        var browse = await _app.CoordinatorAsync(network);
        return await browse.GetAsync($"/networks/{network}/people");
    }

    private static Actor Coordinator(string network) => new()
    {
        UserId = Guid.NewGuid(),
        Networks = new Dictionary<string, NetworkRole> { [network] = NetworkRole.Coordinator },
    };

    private async Task<Refusal?> RunAsync<TService>(Func<TService, Task<Outcome>> work)
        where TService : notnull => (await _app.RunAsync(work)).Refusal;

    private Task<User> UserAsync(string mail) => _app.InDbAsync(db => db.Users.SingleAsync(u => u.Email == mail));

    private Task<OutboxMail> MailToAsync(string mail) => _app.InDbAsync(db => db.Outbox.SingleAsync(m => m.To == mail));

    private static string LinkIn(string body) => new Uri(Link().Match(body).Value).PathAndQuery;

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
