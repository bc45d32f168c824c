using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>The owner's side: one mail, one link, one answer, no account.</summary>
public sealed partial class ConfirmTests : IAsyncLifetime
{
    private const string Network = "turku";

    private readonly ViittaApp _app = new();
    private Browse _coordinator = null!;
    private Guid _contact;

    public async ValueTask InitializeAsync()
    {
        _contact = await _app.InDbAsync(async db =>
        {
            var organization = new Organization { NetworkId = Network, Name = LocalText.Same("Aura Seurakunta"), SectorId = "church" };
            var service = new Service { OrganizationId = organization.Id, NetworkId = Network, Name = LocalText.Same("Diakonia"), Needs = ["n03"] };
            var contact = new ContactPoint
            {
                ServiceId = service.Id,
                NetworkId = Network,
                Function = new("Päivystys", "Jour", "Duty phone"),
                Phone = "040 1234567",
                Email = "diakonia@example.fi",
                Languages = ["fi"],
                Schedule = Schedule.RoundTheClock,
            };
            db.AddRange(organization, service, contact);
            db.Record(AddContact.Added, contact.Id, Network, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return contact.Id;
        });
        _coordinator = await _app.CoordinatorAsync(Network);
    }

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> AskAsync()
    {
        await _coordinator.GetAsync($"/contacts/{_contact}");
        await _coordinator.SubmitAsync("form[action*=Ask]");
        return Link().Match((await MailAsync()).Body).Value.Replace("lang=fi", "lang=en");
    }

    private Task<OutboxMail> MailAsync() => _app.InDbAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).LastAsync(m => m.To == "diakonia@example.fi"));

    private Task<ContactPoint> ContactAsync() => _app.InDbAsync(db => db.ContactPoints.Include(c => c.Verifications).FirstAsync(c => c.Id == _contact));

    private Task<int> CountAsync<T>()
        where T : class => _app.InDbAsync(db => db.Set<T>().CountAsync());

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
        var owner = _app.Browse();
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
        var owner = _app.Browse();
        await owner.GetAsync(link);
        var again = _app.Browse();
        await again.GetAsync(link);
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Contains("Your answer was saved", owner.Text);
        await again.SubmitAsync("form[action*=Right]");
        Assert.Contains("Your answer was saved", again.Text);

        var verification = Assert.Single((await ContactAsync()).Verifications);
        Assert.Equal((VerificationMethod.OwnerLink, "Duty phone"), (verification.Method, verification.Role.En));
        Assert.Equal("owner", await _app.InDbAsync(async db => (await db.Traces.SingleAsync(t => t.What == "service-map.owner-confirmed")).ActorKind));
    }

    [Fact]
    public async Task A_change_waits_for_the_coordinator_and_is_then_verified()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "12"));
        Assert.Equal(HttpStatusCode.BadRequest, owner.Status);
        Assert.Equal("12", owner.Find("#phone").GetAttribute("value"));
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"), ("message", "New number since Monday."));
        Assert.Contains("Your answer was saved", owner.Text);
        Assert.Equal("040 1234567", (await ContactAsync()).Phone);

        await _coordinator.GetAsync($"/networks/{Network}/map");
        Assert.Contains("The owner has answered", _coordinator.Text);
        await _coordinator.GetAsync($"/contacts/{_contact}");
        Assert.Contains("050 7654321 (was 040 1234567)", _coordinator.Text);
        Assert.Contains("New number since Monday.", _coordinator.Text);
        await _coordinator.SubmitAsync("form[action*=Accept]");
        var contact = await ContactAsync();
        Assert.Equal(("050 7654321", VerificationMethod.OwnerLink), (contact.Phone, contact.LastVerification!.Method));
        Assert.DoesNotContain("The owner's answer", _coordinator.Text);
    }

    [Fact]
    public async Task A_rejected_change_leaves_the_contact_as_it_was()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await _coordinator.GetAsync($"/contacts/{_contact}");
        await _coordinator.SubmitAsync("form[action*=Reject]");
        var contact = await ContactAsync();
        Assert.Equal("040 1234567", contact.Phone);
        Assert.Null(contact.LastVerification);
        Assert.Contains("1 answer was turned down lately", _coordinator.Text);
    }

    [Theory]
    [InlineData(29, "050 7654321")]
    [InlineData(30, "040 1234567")]
    public async Task For_thirty_days_one_may_think_again(int days, string phone)
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        var (id, version) = await _app.InDbAsync(async db => ((await db.ContactProposals.SingleAsync()).Id, (await db.ContactPoints.SingleAsync(c => c.Id == _contact)).Version));
        await DecideAsync(accept: false);
        _app.Time.Advance(TimeSpan.FromDays(days));
        await DecideAsync(accept: true);
        Assert.Equal(phone, (await ContactAsync()).Phone);

        Task DecideAsync(bool accept) => _app.RunAsync((DecideProposal d) => d.RunAsync(Actor.Program, id, version, accept, default));
    }

    [Fact]
    public async Task This_is_not_us_becomes_a_task()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=NotUs]");
        await _coordinator.GetAsync($"/contacts/{_contact}");
        Assert.Contains("This is not us", _coordinator.Text);
        await _coordinator.SubmitAsync("form[action*=Accept]");
        Assert.DoesNotContain("This is not us", _coordinator.Text);
        Assert.Null((await ContactAsync()).LastVerification);
    }

    [Fact]
    public async Task A_page_older_than_the_contact_confirms_nothing()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await _coordinator.GetAsync($"/contacts/{_contact}/edit");
        await _coordinator.SubmitAsync("main form", ("phone", "050 111 2222"));
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
        var owner = _app.Browse();
        await owner.GetAsync(link);
        await _coordinator.GetAsync($"/contacts/{_contact}/edit");
        await _coordinator.SubmitAsync("main form", ("phone", "050 111 2222"), ("email", "new@example.fi"), ("visibility", "amber-strict"));
        await owner.SubmitAsync("form[action*=Right]");
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
        await owner.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
        Assert.DoesNotContain("050 1112222", owner.Text);
        Assert.Null((await ContactAsync()).LastVerification);

        await _coordinator.GetAsync($"/contacts/{_contact}");
        Assert.DoesNotContain("no answer yet", _coordinator.Text);
        await _coordinator.SubmitAsync("form[action*=Ask]"); // to the new address at once
        Assert.Equal(HttpStatusCode.OK, _coordinator.Status);
        Assert.Equal(2, await CountAsync<ConfirmationLink>());
    }

    [Fact]
    public async Task Not_us_ends_the_other_open_links()
    {
        var first = await AskAsync();
        _app.Time.Advance(TimeSpan.FromHours(2));
        var second = await AskAsync();
        var owner = _app.Browse();
        await owner.GetAsync(first);
        await owner.SubmitAsync("form[action*=NotUs]");
        Assert.Contains("Your answer was saved", owner.Text);
        await owner.GetAsync(second);
        Assert.Equal(HttpStatusCode.Gone, owner.Status);
    }

    [Fact]
    public async Task A_proposal_changes_only_what_its_owner_changed()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await _coordinator.GetAsync($"/contacts/{_contact}/edit");
        await _coordinator.SubmitAsync("main form", ("web", "https://aura.example/apu"));

        await _coordinator.GetAsync($"/contacts/{_contact}");
        Assert.Contains("050 7654321 (was 040 1234567)", _coordinator.Text);
        Assert.DoesNotContain("was https://aura.example", _coordinator.Text);
        await _coordinator.SubmitAsync("form[action*=Accept]");
        var contact = await ContactAsync();
        Assert.Equal(("050 7654321", "https://aura.example/apu"), (contact.Phone, contact.Web));
        Assert.Null(contact.LastVerification); // nobody has vouched for the two together
    }

    [Fact]
    public async Task A_proposal_is_accepted_as_it_was_seen()
    {
        var owner = _app.Browse();
        await owner.GetAsync(await AskAsync());
        await owner.SubmitAsync("form[action*=Change]", ("phone", "050 765 4321"));
        await _coordinator.GetAsync($"/contacts/{_contact}");
        var other = await _app.CoordinatorAsync(Network);
        await other.GetAsync($"/contacts/{_contact}/edit");
        await other.SubmitAsync("main form", ("phone", "050 111 2222"));

        await _coordinator.SubmitAsync("form[action*=Accept]");
        Assert.Equal(HttpStatusCode.Conflict, _coordinator.Status);
        Assert.Contains("050 7654321 (was 050 1112222)", _coordinator.Text);
        Assert.Equal("050 1112222", (await ContactAsync()).Phone);
        await _coordinator.SubmitAsync("form[action*=Accept]");
        Assert.Equal("050 7654321", (await ContactAsync()).Phone);
    }

    [Fact]
    public async Task After_thirty_days_or_with_a_made_up_key_the_page_says_what_to_do()
    {
        var link = await AskAsync();
        _app.Time.Advance(TimeSpan.FromDays(30));
        foreach (var address in new[] { link, $"/confirm/{Secrets.NewKey()}?lang=en" })
        {
            var owner = _app.Browse();
            await owner.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, owner.Status);
            Assert.Contains("Ask the network's coordinator for a new one", owner.Text);
        }
    }

    [Fact]
    public async Task A_second_click_sends_no_second_mail()
    {
        await AskAsync();
        await _coordinator.SubmitAsync("form[action*=Ask]");
        Assert.Equal(HttpStatusCode.Conflict, _coordinator.Status);
        Assert.Equal(1, await CountAsync<ConfirmationLink>());
    }

    [Fact]
    public async Task The_coordinator_s_own_call_is_a_verification_and_an_edit_ends_it()
    {
        await _coordinator.GetAsync($"/contacts/{_contact}");
        await _coordinator.SubmitAsync("form[action*=Verify]");
        Assert.Contains("Write the role", _coordinator.TextOf("#role-error"));
        await _coordinator.SubmitAsync("form[action*=Verify]", ("role", "deacon on duty"));
        Assert.Contains("confirmed today", _coordinator.Text);

        await _coordinator.GetAsync($"/contacts/{_contact}/edit");
        await _coordinator.SubmitAsync("main form", ("function-en", "Deacon's duty phone"));
        Assert.Contains("confirmed today", _coordinator.Text);
        await _coordinator.GetAsync($"/contacts/{_contact}/edit");
        await _coordinator.SubmitAsync("main form", ("phone", "050 111 2222"));
        Assert.Contains("changed, not confirmed since", _coordinator.Text);
    }

    [Theory]
    [InlineData("fi", "Yhä oikein")]
    [InlineData("sv", "Stämmer fortfarande")]
    [InlineData("en", "Still right")]
    public async Task The_owner_reads_it_in_three_languages(string language, string button)
    {
        var owner = _app.Browse();
        await owner.GetAsync($"{(await AskAsync()).Split('?')[0]}?lang={language}");
        Assert.Equal(button, owner.TextOf("form[action*=Right] button"));
    }

    [GeneratedRegex(@"(?<=http://localhost)/confirm/\S+")]
    private static partial Regex Link();
}
