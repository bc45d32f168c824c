using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>A contact whose owner can be asked, and the coordinator who asks.</summary>
public abstract partial class ConfirmTest : IAsyncLifetime
{
    protected const string Network = "turku";

    protected ViittaApp App { get; } = new();

    protected Browse Coordinator { get; private set; } = null!;

    protected Guid ContactId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        ContactId = await App.InDbAsync(async db =>
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
            db.Record(AddContact.Added, contact.Id, Network, Actor.Program, App.Time.Now());
            await db.SaveChangesAsync();
            return contact.Id;
        });
        Coordinator = await App.CoordinatorAsync(Network);
    }

    public ValueTask DisposeAsync()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<string> AskAsync()
    {
        await Coordinator.GetAsync($"/contacts/{ContactId}");
        await Coordinator.SubmitAsync("form[action*=Ask]");
        return Link().Match((await MailAsync()).Body).Value.Replace("lang=fi", "lang=en");
    }

    protected Task<OutboxMail> MailAsync() => App.InDbAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).LastAsync(m => m.To == "diakonia@example.fi"));

    protected Task<ContactPoint> ContactAsync() => App.InDbAsync(db => db.ContactPoints.Include(c => c.Verifications).FirstAsync(c => c.Id == ContactId));

    protected Task<int> CountAsync<T>()
        where T : class => App.InDbAsync(db => db.Set<T>().CountAsync());

    [GeneratedRegex(@"(?<=http://localhost)/confirm/\S+")]
    protected static partial Regex Link();
}
