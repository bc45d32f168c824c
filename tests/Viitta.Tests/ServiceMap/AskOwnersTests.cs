using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Owners asked by the program, day by day through the outbox.</summary>
public sealed partial class AskOwnersTests : IDisposable
{
    private const string Network = "turku";

    /// <summary>The tests decide when to look.</summary>
    private ViittaApp _app = new ViittaApp().With("VIITTA_ASK_OWNERS", "false").With("VIITTA_PUBLIC_URL", "http://localhost");

    public void Dispose() => _app.Dispose();

    private async Task<Guid> ContactAsync(string address, int daysAgo = 200, string network = Network)
    {
        var now = _app.Time.Now();
        return await _app.InDbAsync(async db =>
        {
            var organization = new Organization { NetworkId = network, Name = LocalText.Same("Seurakunta"), SectorId = "church" };
            var service = new Service { OrganizationId = organization.Id, NetworkId = network, Name = LocalText.Same("Diakonia"), Needs = ["n03"] };
            var contact = new ContactPoint
            {
                ServiceId = service.Id,
                NetworkId = network,
                Function = LocalText.Same($"Puhelin {Guid.NewGuid():N}"),
                Phone = "040 1234567",
                Email = address,
                Languages = ["fi"],
                Schedule = Schedule.RoundTheClock,
            };
            contact.Verify(LocalText.Same("on duty"), VerificationMethod.Called, now.AddDays(-daysAgo));
            db.AddRange(organization, service, contact);
            db.Record(AddContact.Added, contact.Id, network, Actor.Program, now);
            await db.SaveChangesAsync();
            return contact.Id;
        });
    }

    private Task<bool> LookAsync() => _app.RunAsync<AskOwners, bool>(async ask =>
    {
        await ask.RunAsync(CancellationToken.None);
        return true;
    });

    /// <summary>Monday 23 November 2026 at ten, or as many days and hours later.</summary>
    private void Set(int days, int hours = 0) =>
        _app.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero).AddDays(days).AddHours(hours));

    private Task<List<OutboxMail>> MailsAsync(string? to = null) => _app.InDbAsync(db =>
        db.Outbox.Where(m => m.To.EndsWith("@owner.example") && (to == null || m.To == to)).OrderBy(m => m.CreatedAt).ToListAsync());

    private async Task AnswerAsync(OutboxMail mail, string handler)
    {
        var owner = _app.Browse();
        await owner.GetAsync(Link().Match(mail.Body).Value);
        await owner.SubmitAsync($"form[action*={handler}]");
        Assert.Contains("Your answer was saved", (await owner.GetAsync(owner.Url + "?lang=en")).Text);
    }

    [Fact]
    public async Task In_a_year_each_is_asked_twice_and_reminded_once_each_time()
    {
        var silent = await ContactAsync("silent@owner.example");
        var answers = await ContactAsync("answers@owner.example", daysAgo: 30);
        var moves = await ContactAsync("moves@owner.example");
        var removed = await ContactAsync("removed@owner.example");
        var coordinator = await _app.CoordinatorAsync(Network);
        var answered = 0;
        for (var day = 0; day < 365; day++)
        {
            foreach (var hour in new[] { -6, 0, 1, 11 }) // night, twice in office hours, evening
            {
                Set(day, hour);
                await LookAsync();
            }
            var mails = await MailsAsync("answers@owner.example");
            if (mails.Count > answered)
            {
                answered = mails.Count;
                await AnswerAsync(mails[^1], "Right");
            }
            if (day == 3)
            {
                coordinator = await _app.CoordinatorAsync(Network);
                await coordinator.GetAsync($"/contacts/{moves}/edit");
                await coordinator.SubmitAsync("main form", ("email", "moved@owner.example"));
                await coordinator.GetAsync($"/contacts/{removed}");
                await coordinator.SubmitAsync("form[action*=Remove]");
            }
        }
        var all = await MailsAsync();
        Assert.All(all, m =>
        {
            var local = Clock.Local(m.CreatedAt);
            Assert.True((int)local.DayOfWeek <= 5 && local.Hour is >= 8 and < 16 && !FinnishHolidays.IsHoliday(local.Date), $"{local}");
        });
        Assert.Equal(4, all.Count(m => m.To == "silent@owner.example"));
        Assert.Equal(2, all.Count(m => m.To == "silent@owner.example" && m.Subject.StartsWith("Muistutus", StringComparison.Ordinal)));
        Assert.Equal(2, all.Count(m => m.To == "answers@owner.example"));
        Assert.Equal(1, all.Count(m => m.To == "moves@owner.example"));
        Assert.Equal(1, all.Count(m => m.To == "removed@owner.example"));
        Assert.Equal(2, all.Count(m => m.To == "moved@owner.example")); // half a year after the first question, and its reminder

        Assert.Equal(0, await _app.InDbAsync(db => db.Set<AskedAddress>().CountAsync())); // of days that are over nothing is kept
        Assert.Equal(Freshness.Fresh, await FreshnessAsync(answers));
        coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/networks/{Network}/map");
        Assert.Contains("No answer from the owner", coordinator.Text);
        Assert.NotNull(coordinator.Page.QuerySelector($".panel a[href=\"/contacts/{silent}\"]"));
        await coordinator.GetAsync($"/networks/{Network}");
        Assert.Contains("have not answered, not even a reminder", coordinator.Text); // the silent one and the moved one
    }

    private Task<Freshness> FreshnessAsync(Guid id) => _app.InDbAsync(async db =>
        (await db.ContactPoints.Include(c => c.Verifications).FirstAsync(c => c.Id == id)).FreshnessAt(_app.Time.Now()));

    [Fact]
    public async Task Contacts_of_one_address_come_in_one_mail_and_networks_on_different_days()
    {
        for (var n = 0; n < 3; n++)
        {
            await ContactAsync("many@owner.example");
        }
        await ContactAsync("many@owner.example", network: "oulu");
        Set(0);
        await LookAsync();
        await LookAsync();
        var first = Assert.Single(await MailsAsync());
        Set(1);
        await LookAsync();
        var second = (await MailsAsync())[1];
        var (many, one) = first.NetworkId == Network ? (first, second) : (second, first);
        Assert.Equal(6, Link().Count(many.Body)); // three contacts, Finnish and Swedish
        Assert.Contains("3 yhteystietoa", many.Subject);
        Assert.Equal("oulu", one.NetworkId);
        Assert.Single(Link().Matches(one.Body));
    }

    [Fact]
    public async Task Two_nodes_at_once_write_one_mail()
    {
        for (var n = 0; n < 5; n++)
        {
            await ContactAsync($"node{n}@owner.example");
        }
        Set(0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LookAsync)));
        Assert.Equal(5, (await MailsAsync()).Count);
        Assert.Equal(5, await _app.InDbAsync(db => db.ConfirmationLinks.CountAsync()));
    }

    [Fact]
    public async Task Whoever_was_asked_by_hand_today_gets_no_second_mail()
    {
        var first = await ContactAsync("hand@owner.example", daysAgo: 10);
        await ContactAsync("hand@owner.example");
        Set(0);
        var coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/contacts/{first}");
        await coordinator.SubmitAsync("form[action*=Ask]");
        await LookAsync();
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task A_network_turns_it_off_and_on()
    {
        _app.Dispose();
        _app = new ViittaApp().With("VIITTA_PUBLIC_URL", "http://localhost");
        await ContactAsync("off@owner.example");
        var coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/networks/{Network}/map");
        await coordinator.SubmitAsync("form[action*=Asking]");
        Assert.Contains("Owners are not asked automatically", coordinator.Text);
        Set(0);
        await LookAsync();
        Assert.Empty(await MailsAsync());
        coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/networks/{Network}/map");
        await coordinator.SubmitAsync("form[action*=Asking]");
        await LookAsync();
        Assert.Single(await MailsAsync());
        Assert.Equal(["service-map.asking-turned-off", "service-map.asking-turned-on"], await _app.InDbAsync(db =>
            db.Traces.Where(t => t.What.StartsWith("service-map.asking")).OrderBy(t => t.At).ThenBy(t => t.What).Select(t => t.What).ToListAsync()));
    }

    [Fact]
    public async Task Neither_shipped_national_contacts_nor_practice_ones_get_mail_by_themselves()
    {
        await ContactAsync("practice@owner.example", network: "tuulivaara");
        Set(400);
        await LookAsync();
        Assert.Equal(0, await _app.InDbAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task The_next_check_is_told_beside_the_contact()
    {
        var contact = await ContactAsync("check@owner.example", daysAgo: 0);
        var coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/contacts/{contact}");
        Assert.Contains("check by 21 May 2027", coordinator.Text);
        await coordinator.GetAsync($"/networks/{Network}/map?lang=sv");
        Assert.Contains("kontrolleras senast 21.5.2027", coordinator.Text);
    }

    [GeneratedRegex(@"(?<=http://localhost)/confirm/\S+")]
    private static partial Regex Link();
}
