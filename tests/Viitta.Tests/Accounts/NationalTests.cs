using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

public sealed partial class NationalTests : IDisposable
{
    private const string Make = "form[action*=Make]";
    private const string Unmake = "form[action*=Unmake]";

    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task One_lets_another_in_and_a_mail_to_that_person_alone_holds_the_way()
    {
        var first = await SignedInAsync();
        await first.ClickAsync("main a[href='/national']");
        await first.SubmitAsync(Make, ("mail", "second@viitta.example"));
        Assert.Contains("second@viitta.example", first.TextOf("main .items"), StringComparison.Ordinal);

        var mail = await _app.InDbAsync(db => db.Outbox.SingleAsync());
        Assert.Equal(("second@viitta.example", null), (mail.To, mail.NetworkId));
        Assert.Equal(Link().Match(mail.Body).Value, first.TextOf(".secret")); // no mail server here: by hand, once
        await first.GetAsync("/national");
        Assert.Null(first.Page.QuerySelector(".secret"));
        var second = _app.Browse();
        await second.GetAsync(new Uri(Link().Match(mail.Body).Value).PathAndQuery);
        await second.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/networks/turku/people")).Status);
        await first.SubmitAsync(Make, ("mail", "second@viitta.example"));
        Assert.Equal(HttpStatusCode.Conflict, first.Status);
    }

    [Fact]
    public async Task What_opened_the_account_before_opens_nothing_more()
    {
        var id = await _app.AddUserAsync("aino@viitta.example", networks: ("oulu", NetworkRole.Member));
        var (key, session) = (await _app.SignInKeyAsync(id), await _app.SignInAsync(id));
        await (await SignedInAsync("/national")).SubmitAsync(Make, ("mail", "aino@viitta.example"));
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync("/national")).Status);
        await session.GetAsync($"/sign-in/{key}");
        await session.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.Gone, session.Status);
    }

    [Fact]
    public async Task The_rights_end_at_once_and_the_memberships_stay()
    {
        var id = await _app.AddUserAsync("aino@viitta.example", national: true, networks: ("oulu", NetworkRole.Member));
        var aino = await _app.SignInAsync(id);
        await (await SignedInAsync("/national")).SubmitAsync($"input[value='{id}']");
        Assert.Equal(HttpStatusCode.NotFound, (await aino.GetAsync("/national")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await aino.GetAsync("/networks/turku")).Status);
        Assert.Equal(HttpStatusCode.OK, (await aino.GetAsync("/networks/oulu")).Status);
        var traces = await _app.InDbAsync(db => db.Traces.Where(t => t.What == UnmakeNational.Unmade.Code).ToListAsync());
        Assert.Equal(id.ToString(), Assert.Single(traces).Subject);
    }

    [Fact]
    public async Task The_last_one_stays()
    {
        var only = await SignedInAsync("/national");
        Assert.Null(only.Page.QuerySelector(Unmake));
        var me = await _app.InDbAsync(db => db.Users.SingleAsync(u => u.Email == "first@viitta.example"));
        var actor = new Actor { UserId = me.Id, IsNational = true };
        Assert.Equal(UnmakeNational.LastNational, (await UnmakeAsync(actor, me.Id)).Refusal);
    }

    /// <summary>Both see two on the page and press at the same moment.</summary>
    [Fact]
    public async Task Two_who_unmake_each_other_at_once_do_not_leave_nobody()
    {
        await SignedInAsync("/national");
        for (var i = 0; i < 10; i++)
        {
            await _app.AddUserAsync($"second-{i}@viitta.example", national: true);
            var ids = await _app.InDbAsync(db => db.Users.Where(u => u.IsNational).Select(u => u.Id).ToListAsync());
            await Task.WhenAll(ids.Select(async id =>
            {
                try
                {
                    await UnmakeAsync(new Actor { UserId = id, IsNational = true }, ids.Single(other => other != id));
                }
                catch (DbUpdateConcurrencyException)
                {
                    // the page says that somebody else was first
                }
            }));
            Assert.Equal(1, await _app.InDbAsync(db => db.Users.CountAsync(u => u.IsNational)));
        }
    }

    [Fact]
    public async Task Others_do_not_find_the_page()
    {
        foreach (var browse in new[] { _app.Browse(), await _app.CoordinatorAsync("oulu") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync("/national")).Status);
        }
        var stranger = new Actor { UserId = Guid.NewGuid() };
        Assert.Equal(Refusals.NotFound, (await UnmakeAsync(stranger, Guid.NewGuid())).Refusal);
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((MakeNational m) => m.RunAsync(stranger, "x@viitta.example", default))).Refusal);
    }

    private Task<Outcome> UnmakeAsync(Actor actor, Guid id) => _app.RunAsync((UnmakeNational u) => u.RunAsync(actor, id, default));

    /// <summary>The only national coordinator: the one that the first start made is replaced.</summary>
    private async Task<Browse> SignedInAsync(string page = "/account")
    {
        var id = await _app.AddUserAsync("first@viitta.example", national: true);
        await _app.InDbAsync(async db =>
        {
            db.Users.RemoveRange(db.Users.Where(u => u.IsNational && u.Id != id && u.Memberships.Count == 0));
            db.Record(new("tests.only"), id, null, Actor.Program, _app.Time.Now());
            return await db.SaveChangesAsync();
        });
        return await (await _app.SignInAsync(id)).GetAsync(page);
    }

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
