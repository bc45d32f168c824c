using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

// Invitations: to whom they go, and what they open.
public sealed partial class PeopleTests
{
    [Fact]
    public async Task An_invited_person_gets_a_link_that_leads_to_the_network()
    {
        var coordinator = await PeopleAsync("oulu");
        await coordinator.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "Member"), ("authority", "true"));
        Assert.Contains("aino@viitta.example Member authority invited", coordinator.Text);

        var mail = await MailToAsync("aino@viitta.example");
        Assert.Equal("oulu", mail.NetworkId);
        Assert.All(["Oulun verkosto", "Uleåborgs nätverk", "Oulu network"], name => Assert.Contains(name, mail.Body));
        _app.Time.Advance(TimeSpan.FromDays(6));
        var aino = _app.Browse();
        await aino.GetAsync(LinkIn(mail.Body));
        await aino.SubmitAsync("main form");
        Assert.Equal("/networks/oulu", aino.Url);
        Assert.Equal(HttpStatusCode.OK, aino.Status);
    }

    [Fact]
    public async Task Inviting_twice_makes_one_person_and_one_mail()
    {
        var coordinator = await PeopleAsync("oulu");
        await coordinator.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "Member"));
        await coordinator.SubmitAsync(Invite, ("mail", "AINO@viitta.example"), ("role", "Member"));
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
        Assert.Equal("aino@viitta.example", (await MailToAsync("aino@viitta.example")).To);
        await coordinator.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "Coordinator"));
        Assert.Equal(HttpStatusCode.Conflict, coordinator.Status);
    }

    /// <summary>The mail lies where coordinators read it: a way into an account that reaches further must not be in it.</summary>
    [Fact]
    public async Task Inviting_a_person_of_more_reach_gives_nobody_their_account()
    {
        await _app.AddUserAsync("nas@viitta.example", national: true);
        await _app.AddUserAsync("eino@viitta.example", networks: ("turku", NetworkRole.Coordinator));
        var coordinator = await PeopleAsync("oulu");
        foreach (var mail in new[] { "nas@viitta.example", "eino@viitta.example" })
        {
            await coordinator.SubmitAsync(Invite, ("mail", mail), ("role", "Member"), ("authority", "true"));
            Assert.Equal("/sign-in?back=%2Fnetworks%2Foulu", LinkIn((await MailToAsync(mail)).Body));
        }
        var eino = await UserAsync("eino@viitta.example");
        Assert.Equal(Refusals.NotFound, await RunAsync<SendNewLink>(s => s.RunAsync(Coordinator("oulu"), "oulu", eino.Id, default)));
    }

    /// <summary>Also when the one who invites may see both: the mail lies where the others of one network read it.</summary>
    [Fact]
    public async Task An_invitation_by_the_national_coordinator_holds_no_way_into_another_network()
    {
        await _app.AddUserAsync("eino@viitta.example", networks: ("turku", NetworkRole.Member));
        var national = await _app.SignInAsync(await _app.AddUserAsync("nas@viitta.example", national: true));
        await national.GetAsync("/networks/oulu/people");
        await national.SubmitAsync(Invite, ("mail", "eino@viitta.example"), ("role", "Member"));
        Assert.Equal("/sign-in?back=%2Fnetworks%2Foulu", LinkIn((await MailToAsync("eino@viitta.example")).Body));
    }

    [Fact]
    public async Task An_older_invitation_opens_nothing_once_another_network_has_let_the_person_in()
    {
        var oulu = await PeopleAsync("oulu");
        await oulu.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "Member"));
        var link = LinkIn((await MailToAsync("aino@viitta.example")).Body);
        var aino = await UserAsync("aino@viitta.example");
        var session = await _app.SignInAsync(aino.Id);
        await session.GetAsync("/account");
        await session.SubmitAsync("#name", ("name", "Map"), ("days", "30"));

        var turku = await PeopleAsync("turku");
        await turku.SubmitAsync(Invite, ("mail", "aino@viitta.example"), ("role", "Coordinator"));

        var thief = _app.Browse();
        await thief.GetAsync(link);
        await thief.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.Gone, thief.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync("/networks/turku/people")).Status);
        Assert.Equal(0, await _app.InDbAsync(db => db.ApiTokens.CountAsync(t => t.UserId == aino.Id && t.RevokedAt == null)));

        await session.GetAsync($"/sign-in/{await _app.SignInKeyAsync(aino.Id)}");
        await session.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("/networks/turku/people")).Status);
    }
}
