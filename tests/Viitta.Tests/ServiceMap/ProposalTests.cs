using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>What an owner answers other than "still right", and what the coordinator makes of it.</summary>
public sealed class ProposalTests : ConfirmTest
{
    [Fact]
    public async Task A_change_waits_for_the_coordinator_and_is_then_verified()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "12"));
        Assert.Equal(HttpStatusCode.BadRequest, owner.Status);
        Assert.Equal("12", owner.Find("#phone").GetAttribute("value"));
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"), ("message", "New number since Monday."));
        Assert.Contains("Your answer was saved", owner.Text);
        Assert.Equal("040 1234567", (await ContactAsync()).Phone);

        await Coordinator.GetAsync($"/networks/{Network}/map");
        Assert.Contains("The owner has answered", Coordinator.Text);
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        Assert.Contains("050 7654321 (was 040 1234567)", Coordinator.Text);
        Assert.Contains("New number since Monday.", Coordinator.Text);
        await Coordinator.SubmitAsync("form[action*=Accept]");
        var contact = await ContactAsync();
        Assert.Equal(("050 7654321", VerificationMethod.OwnerLink), (contact.Phone, contact.LastVerification!.Method));
        Assert.DoesNotContain("The owner's answer", Coordinator.Text);
    }

    [Fact]
    public async Task A_rejected_change_leaves_the_contact_as_it_was()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        await Coordinator.SubmitAsync("form[action*=Reject]");
        var contact = await ContactAsync();
        Assert.Equal("040 1234567", contact.Phone);
        Assert.Null(contact.LastVerification);
        Assert.Contains("1 answer was turned down lately", Coordinator.Text);
    }

    [Theory]
    [InlineData(29, "050 7654321")]
    [InlineData(30, "040 1234567")]
    public async Task For_thirty_days_one_may_think_again(int days, string phone)
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        var (id, version) = await App.InDbAsync(async db => ((await db.ContactProposals.SingleAsync()).Id, (await db.ContactPoints.SingleAsync(c => c.Id == ContactId)).Version));
        await DecideAsync(accept: false);
        App.Time.Advance(TimeSpan.FromDays(days));
        await DecideAsync(accept: true);
        Assert.Equal(phone, (await ContactAsync()).Phone);

        Task DecideAsync(bool accept) => App.RunAsync((DecideProposal d) => d.RunAsync(Actor.Program, id, version, accept, default));
    }

    [Fact]
    public async Task This_is_not_us_becomes_a_task()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=NotUs]");
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        Assert.Contains("This is not us", Coordinator.Text);
        await Coordinator.SubmitAsync("form[action*=Accept]");
        Assert.DoesNotContain("This is not us", Coordinator.Text);
        Assert.Null((await ContactAsync()).LastVerification);
    }

    [Fact]
    public async Task Not_us_ends_the_other_open_links()
    {
        var first = await AskAsync();
        App.Time.Advance(TimeSpan.FromHours(2));
        var second = await AskAsync();
        var owner = App.Browse();
        await owner.GetAsync(first);
        await owner.SubmitAsync("form[action*=NotUs]");
        Assert.Contains("Your answer was saved", owner.Text);
        await owner.GetAsync(second);
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
    }

    [Fact]
    public async Task A_proposal_changes_only_what_its_owner_changed()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await Coordinator.GetAsync($"/contacts/{ContactId}/edit");
        await Coordinator.SubmitAsync("main form", ("web", "https://aura.example/apu"));

        await Coordinator.GetAsync($"/contacts/{ContactId}");
        Assert.Contains("050 7654321 (was 040 1234567)", Coordinator.Text);
        Assert.DoesNotContain("was https://aura.example", Coordinator.Text);
        await Coordinator.SubmitAsync("form[action*=Accept]");
        var contact = await ContactAsync();
        Assert.Equal(("050 7654321", "https://aura.example/apu"), (contact.Phone, contact.Web));
        Assert.Null(contact.LastVerification); // nobody has vouched for the two together
    }

    [Fact]
    public async Task A_proposal_is_accepted_as_it_was_seen()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        var other = await App.CoordinatorAsync(Network);
        await other.GetAsync($"/contacts/{ContactId}/edit");
        await other.SubmitAsync("main form", ("phone", "050 111 2222"));

        await Coordinator.SubmitAsync("form[action*=Accept]");
        Assert.Equal(HttpStatusCode.Conflict, Coordinator.Status);
        Assert.Contains("050 7654321 (was 050 1112222)", Coordinator.Text);
        Assert.Equal("050 1112222", (await ContactAsync()).Phone);
        await Coordinator.SubmitAsync("form[action*=Accept]");
        Assert.Equal("050 7654321", (await ContactAsync()).Phone);
    }
}
