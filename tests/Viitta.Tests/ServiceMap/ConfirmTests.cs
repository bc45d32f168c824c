using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>The owner's side: one mail, one link, one answer, no account.</summary>
public sealed class ConfirmTests : ConfirmTest
{
    [Fact]
    public async Task The_mail_speaks_the_town_s_languages_and_holds_a_link_in_each()
    {
        await AskAsync();
        var mail = await MailAsync();
        Assert.Contains("Onko tämä yhä oikein?", mail.Subject);
        Assert.Contains("Stämmer det här fortfarande?", mail.Subject);
        Assert.Contains("Aura Seurakunta: Päivystys", mail.Body);
        Assert.Equal(2, Link().Count(mail.Body));
        Assert.Equal(Network, mail.NetworkId);
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        Assert.Contains("040 1234567", owner.Text);
        Assert.Contains("Aura Seurakunta", owner.Text);
        Assert.Null((await ContactAsync()).LastVerification);
        Assert.Equal(0, await CountAsync<Verification>());
    }

    [Fact]
    public async Task Still_right_is_a_verification_by_the_function_and_counts_once()
    {
        var link = await AskAsync();
        var owner = App.Browse();
        await owner.GetAsync(link);
        var again = App.Browse();
        await again.GetAsync(link);
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Contains("Your answer was saved", owner.Text);
        await again.SubmitAsync("form[action*=Right]");
        Assert.Contains("Your answer was saved", again.Text);

        var verification = Assert.Single((await ContactAsync()).Verifications);
        Assert.Equal((VerificationMethod.OwnerLink, "Duty phone"), (verification.Method, verification.Role.En));
        Assert.Equal("owner", await App.InDbAsync(async db => (await db.Traces.SingleAsync(t => t.What == "service-map.owner-confirmed")).ActorKind));
    }

    [Fact]
    public async Task A_page_older_than_the_contact_confirms_nothing()
    {
        var owner = App.Browse();
        await owner.GetAsync(await AskAsync());
        await Coordinator.GetAsync($"/contacts/{ContactId}/edit");
        await Coordinator.SubmitAsync("main form", ("phone", "050 111 2222"));
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Equal(HttpStatusCode.Conflict, owner.Status);
        Assert.Contains("050 1112222", owner.Text);
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Equal(VerificationMethod.OwnerLink, (await ContactAsync()).LastVerification!.Method);
    }

    [Fact]
    public async Task A_link_opens_nothing_once_the_contact_has_another_address()
    {
        var link = await AskAsync();
        var owner = App.Browse();
        await owner.GetAsync(link);
        await Coordinator.GetAsync($"/contacts/{ContactId}/edit");
        await Coordinator.SubmitAsync("main form", ("phone", "050 111 2222"), ("email", "new@example.fi"), ("visibility", "amber-strict"));
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
        await owner.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
        Assert.DoesNotContain("050 1112222", owner.Text);
        Assert.Null((await ContactAsync()).LastVerification);

        await Coordinator.GetAsync($"/contacts/{ContactId}");
        Assert.DoesNotContain("no answer yet", Coordinator.Text);
        await Coordinator.SubmitAsync("form[action*=Ask]"); // to the new address at once
        Assert.Equal(HttpStatusCode.OK, Coordinator.Status);
        Assert.Equal(2, await CountAsync<ConfirmationLink>());
    }

    [Fact]
    public async Task After_thirty_days_or_with_a_made_up_key_the_page_says_what_to_do()
    {
        var link = await AskAsync();
        App.Time.Advance(TimeSpan.FromDays(30));
        foreach (var address in new[] { link, $"/confirm/{Secrets.NewKey()}?lang=en" })
        {
            var owner = App.Browse();
            await owner.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, owner.Status);
            Assert.Contains("Ask the network's coordinator for a new one", owner.Text);
        }
    }

    [Fact]
    public async Task A_second_click_sends_no_second_mail()
    {
        await AskAsync();
        await Coordinator.SubmitAsync("form[action*=Ask]");
        Assert.Equal(HttpStatusCode.Conflict, Coordinator.Status);
        Assert.Equal(1, await CountAsync<ConfirmationLink>());
    }

    [Fact]
    public async Task The_coordinator_s_own_call_is_a_verification_and_an_edit_ends_it()
    {
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        await Coordinator.SubmitAsync("form[action*=Verify]");
        Assert.Contains("Write the role", Coordinator.TextOf("#role-error"));
        await Coordinator.SubmitAsync("form[action*=Verify]", ("role", "deacon on duty"));
        Assert.Contains("confirmed today", Coordinator.Text);

        await Coordinator.GetAsync($"/contacts/{ContactId}/edit");
        await Coordinator.SubmitAsync("main form", ("function-en", "Deacon's duty phone"));
        Assert.Contains("confirmed today", Coordinator.Text);
        await Coordinator.GetAsync($"/contacts/{ContactId}/edit");
        await Coordinator.SubmitAsync("main form", ("phone", "050 111 2222"));
        Assert.Contains("changed, not confirmed since", Coordinator.Text);
    }

    [Theory]
    [InlineData("fi", "Yhä oikein")]
    [InlineData("sv", "Stämmer fortfarande")]
    [InlineData("en", "Still right")]
    public async Task The_owner_reads_it_in_three_languages(string language, string button)
    {
        var owner = App.Browse();
        await owner.GetAsync($"{(await AskAsync()).Split('?')[0]}?lang={language}");
        Assert.Equal(button, owner.TextOf("form[action*=Right] button"));
    }
}
