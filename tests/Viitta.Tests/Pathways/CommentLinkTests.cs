using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

/// <summary>Behind a comment link: nothing that was written is lost, and nobody's answer is replaced unseen.</summary>
public sealed class CommentLinkTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    private DateOnly Today => Clock.LocalDate(App.Time.Now());

    [Fact]
    public async Task What_was_typed_stays_when_it_looks_like_a_persons_data_and_an_identity_code_is_refused()
    {
        var (id, police) = await App.DecidedDraftAsync("south-karelia");
        var key = await App.CommentKeyAsync(id, police.Id);
        var reader = App.Browse();
        await reader.GetAsync($"/comments/{key}");
        await reader.SubmitAsync("main form", ("step-P9", "Call 040 123 4567"), ("stance", "disagrees"));
        Assert.Equal((HttpStatusCode.BadRequest, "Call 040 123 4567"), (reader.Status, reader.Find("#step-P9").TextContent.Trim()));
        Assert.True(reader.Find("#step-P9").Closest("details")!.HasAttribute("open"));
        Assert.True(reader.Find("#stance-disagrees").HasAttribute("checked"));
        await reader.SubmitAsync("main form", ("overruled", "true"), ("text", "010594Y9032"));
        Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
        await reader.SubmitAsync("main form", ("overruled", "true"), ("text", ""));
        Assert.Contains("Your answer was saved", reader.Text);
        await reader.SubmitAsync("main form", ("overruled", "true"), ("stance", null));
        Assert.Contains("Choose what your organisation says", reader.Text);
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_later_sees_the_others_words_first()
    {
        var (id, police) = await App.DecidedDraftAsync("ostrobothnia");
        var key = await App.CommentKeyAsync(id, police.Id);
        var (one, other) = (App.Browse(), App.Browse());
        await one.GetAsync($"/comments/{key}");
        await other.GetAsync($"/comments/{key}");
        await one.SubmitAsync("main form", ("stance", "agrees"), ("text", "Ours"));
        await other.SubmitAsync("main form", ("stance", "disagrees"), ("text", "Mine"));
        Assert.Equal((HttpStatusCode.Conflict, "Mine"), (other.Status, other.Find("#text").TextContent.Trim()));
        Assert.Contains("Ours", other.TextOf(".notice"));

        // A refusal for another reason is no reading of what the other wrote.
        await one.GetAsync($"/comments/{key}");
        await one.SubmitAsync("main form", ("stance", "agrees"), ("text", "Ours again"));
        await other.SubmitAsync("main form", ("stance", null), ("text", "Mine again"));
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        await other.SubmitAsync("main form", ("stance", "disagrees"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Ours again", other.TextOf(".notice"));
    }

    [Fact]
    public async Task A_step_that_changes_while_it_is_being_read_counts_as_changed_and_a_reminder_disturbs_nobody()
    {
        var (id, police) = await App.DecidedDraftAsync("north-savo");
        var key = await App.CommentKeyAsync(id, police.Id);
        var reader = App.Browse();
        await reader.GetAsync($"/comments/{key}");
        var version = (await App.ReadAsync(id)).Step("P2").Version;
        await App.RunAsync((SayStep say) => say.RunAsync(Actor.Program, id, "P2", version, "en", "Otherwise", false, default));
        Assert.Null((await App.AskAsync(id, Today.AddDays(7), [new(police.Id, "desk@police.example")])).Refusal);
        await reader.SubmitAsync("main form", ("stance", "agrees"));
        Assert.Contains("Your answer was saved", reader.Text);
        var round = (await App.RunAsync((ReadComments read) => read.RunAsync(Actor.Program, id, default))).Value!;
        Assert.Equal(["P2"], round.Requests.Single().ChangedSince(round.Pathway));
    }

    [Fact]
    public async Task Words_that_come_after_the_round_are_shown_to_be_copied()
    {
        var (id, police) = await App.DecidedDraftAsync("south-karelia");
        var reader = App.Browse();
        await reader.GetAsync($"/comments/{await App.CommentKeyAsync(id, police.Id)}");
        await App.RunAsync((CloseComments close) => close.RunAsync(Actor.Program, id, default));
        await reader.SubmitAsync("main form", ("stance", "agrees"), ("step-P2", "Long words"), ("text", "More words"));
        Assert.Equal(HttpStatusCode.Gone, reader.Status);
        Assert.Contains("P2: Long words", reader.Text);
        Assert.Contains("More words", reader.Text);
    }

    [Fact]
    public async Task A_new_link_closes_the_one_that_went_astray()
    {
        var (id, police) = await App.DecidedDraftAsync("ostrobothnia");
        var astray = await App.CommentKeyAsync(id, police.Id);
        Assert.Null((await App.SayAsync(astray, Stance.Agrees)).Refusal);
        var coordinator = await App.CoordinatorAsync("ostrobothnia");
        await coordinator.GetAsync($"/pathways/{id}/comments");
        await coordinator.SubmitAsync("form[action*=Renew]");
        Assert.Contains("We agree", coordinator.Text);
        Assert.Equal(CommentRequest.Over, (await App.SayAsync(astray, Stance.Disagrees)).Refusal);
        Assert.Null((await App.SayAsync(await App.CommentKeyAsync(id, police.Id), Stance.Disagrees)).Refusal);
    }

    [Fact]
    public async Task Two_organisations_that_are_one_answer_as_one_and_part_again()
    {
        var (id, police) = await App.DecidedDraftAsync("turku");
        var into = await App.AddCandidateAsync("turku", "The whole police");
        foreach (var candidate in new[] { police, into })
        {
            await App.RunAsync((DecideCandidate decide) => decide.RunAsync(Actor.Program, candidate.Id, CandidateDecision.Accept, null, default));
        }
        var key = await App.CommentKeyAsync(id, police.Id);
        Assert.Null((await App.RunAsync((MergeRows merge) => merge.RunAsync(Actor.Program, MapRow.Organization, police.Id, into.Id, default))).Refusal);
        var asked = (await App.RunAsync((FindComment find) => find.RunAsync(key, default)))!;
        Assert.Equal(into.Id, asked.Request.OrganizationId);
        Assert.Contains(asked.Pathway.Step("P2").Responsibilities, asked.IsOwn);
        Assert.Null((await App.RunAsync((RemoveFromMap put) => put.RunAsync(Actor.Program, MapRow.Organization, police.Id, false, default))).Refusal);
        Assert.Equal(police.Id, (await App.RunAsync((FindComment find) => find.RunAsync(key, default)))!.Request.OrganizationId);
    }
}
