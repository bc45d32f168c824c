using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

/// <summary>A draft is put to those whom it names: each answers through a link of its own, and the coordinator sees what has changed since.</summary>
public sealed class CommentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    private DateOnly Today => Clock.LocalDate(App.Time.Now());

    [Fact]
    public async Task Asked_by_mail_answered_without_an_account_and_read_beside_the_step()
    {
        var (id, police) = await App.DecidedDraftAsync("oulu");
        var coordinator = await App.CoordinatorAsync("oulu");
        await coordinator.GetAsync($"/pathways/{id}");
        Assert.Contains("Nobody has been asked to comment", coordinator.Text);
        await coordinator.ClickAsync($"main a[href='/pathways/{id}/comments']");
        await coordinator.SubmitAsync("#asked", ($"address-{police.Id:N}", "registry@police.example"));
        Assert.Contains("Answered: 0 of 2.", coordinator.Text);
        var mail = await App.InDbAsync(db => db.Outbox.SingleAsync(m => m.To == "registry@police.example"));
        var link = mail.Body.Split('\n').First(l => l.Contains("/comments/"));
        Assert.Contains(link[..link.IndexOf('?')], coordinator.Text); // to pass on by hand

        var reader = App.Browse();
        await reader.GetAsync(new Uri(link).PathAndQuery.Replace("lang=fi", "lang=en"));
        Assert.Contains($"What does {police.Name.Fi} say of it?", reader.Text);
        Assert.Contains("Call the duty officer", reader.TextOf(".comment-own"));
        Assert.True(reader.Find("#step-P2").Closest("details")!.HasAttribute("open"));
        Assert.False(reader.Find("#step-P9").Closest("details")!.HasAttribute("open"));
        await reader.SubmitAsync("main form", ("step-P2", "At night we do not lead this."), ("stance", "agrees-with-changes"), ("text", "Else fine."));
        Assert.Contains("Your answer was saved", reader.Text);
        Assert.Equal("At night we do not lead this.", reader.Find("#step-P2").TextContent.Trim());

        await coordinator.GetAsync($"/pathways/{id}");
        Assert.Contains("At night we do not lead this.", coordinator.TextOf("#P2"));
        Assert.DoesNotContain("has been changed since", coordinator.TextOf("#P2"));
        await coordinator.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Not at night."));
        Assert.Contains("The step has been changed since", coordinator.TextOf("#P2"));
        await coordinator.GetAsync($"/pathways/{id}/comments");
        Assert.Contains("Steps changed since the answer: P2", coordinator.Text);
        Assert.Contains("We agree, with the changes that we write", coordinator.Text);
        Assert.DoesNotContain($"ask-{police.Id:N}", coordinator.Page.Source.Text); // who has answered is asked no more

        Assert.Null((await App.AdoptAsync(id)).Refusal);
        await reader.GetAsync(reader.Url);
        Assert.Equal(HttpStatusCode.Gone, reader.Status);
        await coordinator.GetAsync($"/pathways/{id}/comments");
        Assert.Contains("Else fine.", coordinator.Text);
        Assert.Null(coordinator.Page.QuerySelector("#asked"));
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_mail_and_a_reminder_waits_an_hour()
    {
        var (id, police) = await App.DecidedDraftAsync("turku");
        AskedOrganization[] asked = [new(police.Id, "office@police.example")];
        for (var hour = 0; hour < 2; hour++)
        {
            Assert.Null((await App.AskAsync(id, Today.AddDays(7), asked)).Refusal);
            Assert.Null((await App.AskAsync(id, Today.AddDays(7), asked)).Refusal);
            Assert.Equal(hour + 1, await App.InDbAsync(db => db.Outbox.CountAsync(m => m.To == "office@police.example")));
            App.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(2, await App.InDbAsync(db => db.Traces.CountAsync(t => t.Subject == $"{id}" && t.What == "pathways.comments-asked")));
        Assert.Single(await App.InDbAsync(db => db.CommentRequests.Where(r => r.PathwayId == id).ToListAsync()));
    }

    [Fact]
    public async Task The_practice_region_names_real_organisations_and_mails_none()
    {
        await App.ChangeAsync(db => db.Networks.Where(n => n.Id == "tampere").ForEachAsync(n => db.Entry(n).Property(x => x.IsPractice).CurrentValue = true));
        var (id, police) = await App.DecidedDraftAsync("tampere");
        Assert.Null((await App.AskAsync(id, Today, [new(police.Id, "real@police.example")])).Refusal);
        Assert.False(await App.InDbAsync(db => db.Outbox.AnyAsync(m => m.To == "real@police.example")));
        Assert.NotNull(await App.CommentKeyAsync(id, police.Id));
    }

    [Fact]
    public async Task Only_a_draft_that_is_decided_is_put_to_those_it_names_for_ninety_days_at_most()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("tampere");
        var undecided = await App.StartAsync(workshop);
        AskedOrganization[] asked = [new(police.Id, "")];
        Assert.Equal(Pathway.Undecided.Code, (await App.AskAsync(undecided, Today, asked)).Refusal?.Code);
        var (id, _) = await App.DecidedDraftAsync("tampere");
        Assert.Equal(AskForComments.NotNamed, (await App.AskAsync(id, Today, asked)).Refusal);
        Assert.Equal(AskForComments.NobodyAsked, (await App.AskAsync(id, Today, [])).Refusal);
        var named = (await App.ReadAsync(id)).OrganizationIds().First();
        foreach (var day in new DateOnly?[] { null, Today.AddDays(-1), Today.AddDays(91) })
        {
            Assert.Equal(Pathway.AnswersByDay.Code, (await App.AskAsync(id, day, [new(named, "")])).Refusal?.Code);
        }
        Assert.Equal($"address-{named:N}", (await App.AskAsync(id, Today, [new(named, "not an address")])).Refusal?.Field);
        Assert.Empty(await App.InDbAsync(db => db.CommentRequests.Where(r => r.PathwayId == id).ToListAsync()));
        Assert.Null((await App.AskAsync(id, Today.AddDays(90), [new(named, "")])).Refusal);
    }

    [Fact]
    public async Task The_link_closes_with_the_round_and_opens_with_it_again()
    {
        var (id, police) = await App.DecidedDraftAsync("north-savo");
        var key = await App.CommentKeyAsync(id, police.Id);
        Assert.Null((await App.SayAsync(key, Stance.Agrees)).Refusal);
        await App.RunAsync((CloseComments close) => close.RunAsync(Actor.Program, id, default));
        Assert.Equal(CommentRequest.Over, (await App.SayAsync(key, Stance.Disagrees)).Refusal);
        Assert.Null((await App.AskAsync(id, Today.AddDays(1), [])).Refusal);
        Assert.Null((await App.SayAsync(key, Stance.Disagrees)).Refusal);
        App.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(CommentRequest.Over, (await App.SayAsync(key, Stance.Agrees)).Refusal);
        Assert.Equal(CommentRequest.Over, (await App.SayAsync("nobody's", Stance.Agrees)).Refusal);
        var adopting = await App.CoordinatorAsync("north-savo");
        await adopting.GetAsync($"/pathways/{id}");
        Assert.Contains($"{police.Name.Fi} does not agree.", adopting.TextOf("#adopt"));
    }

    [Fact]
    public async Task Whoever_is_asked_learns_of_no_organisation_that_is_kept_to_authorities_and_only_the_coordinator_reads_the_answers()
    {
        var (id, police) = await App.DecidedDraftAsync("oulu");
        await App.ChangeAsync(async db =>
        {
            var service = db.Services.Add(new() { OrganizationId = police.Id, NetworkId = "oulu", Name = LocalText.Same("Kept") }).Entity;
            db.ContactPoints.Add(new() { ServiceId = service.Id, NetworkId = "oulu", Function = LocalText.Same("Desk"), Phone = "017 555 0117", Visibility = Visibility.AmberStrict });
            await Task.CompletedTask;
        });
        var other = (await App.ReadAsync(id)).OrganizationIds().First(o => o != police.Id);
        var reader = App.Browse();
        await reader.GetAsync($"/comments/{await App.CommentKeyAsync(id, other)}");
        Assert.Contains("An organisation not named here", reader.Text);
        Assert.DoesNotContain(police.Name.Fi, reader.Text);
        await reader.GetAsync($"/comments/{await App.CommentKeyAsync(id, police.Id)}");
        Assert.Contains(police.Name.Fi, reader.Text);

        var member = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { ["oulu"] = NetworkRole.Member } };
        Assert.Equal(Pathway.NotCoordinator, (await App.RunAsync((ReadComments read) => read.RunAsync(member, id, default))).Refusal);
        Assert.Empty(await App.InDbAsync(db => db.CommentRequests.Of(member, db).ToListAsync()));
        Assert.Equal(Pathway.NotCoordinator, (await App.RunAsync((AskForComments ask) => ask.RunAsync(member, id, Today, [new(police.Id, "")], default))).Refusal);
    }

    [Fact]
    public async Task A_program_asks_answers_and_reads()
    {
        var (id, police) = await App.DecidedDraftAsync("turku");
        var coordinator = await App.TokenClientAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("turku", NetworkRole.Coordinator)));
        await coordinator.PostAsJsonAsync($"/api/v1/pathways/{id}/comments", new { by = Today.AddDays(3), asked = new[] { new { organizationId = police.Id, address = "" } } });
        var key = await App.CommentKeyAsync(id, police.Id);
        using var anybody = App.CreateClient();
        var asked = await anybody.GetFromJsonAsync<JsonElement>($"/api/v1/comments/{key}");
        Assert.Equal(10, asked.GetProperty("steps").GetArrayLength());
        var answer = new { version = asked.GetProperty("version").GetInt32(), stance = "agrees", steps = new Dictionary<string, string> { ["P3"] = "We come along." } };
        var lost = new { version = 0, stance = "agrees", steps = new Dictionary<string, string> { ["p3"] = "Lost?" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.PutAsJsonAsync($"/api/v1/comments/{key}", lost)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await anybody.PutAsJsonAsync($"/api/v1/comments/{key}", answer)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await anybody.PutAsJsonAsync($"/api/v1/comments/{key}", answer)).StatusCode);
        var round = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/pathways/{id}/comments");
        Assert.Equal("We come along.", round.GetProperty("requests")[0].GetProperty("steps").GetProperty("P3").GetString());
        await coordinator.PostAsync(new Uri($"/api/v1/pathways/{id}/comments/close", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Gone, (await anybody.GetAsync(new Uri($"/api/v1/comments/{key}", UriKind.Relative))).StatusCode);
    }
}
