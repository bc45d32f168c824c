using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>A network that sheets are brought to, and what its coordinator does with them.</summary>
public abstract class ImportTest : IDisposable
{
    protected const string Network = "north-savo";

    protected ViittaApp App { get; } = new ViittaApp().WithClockwork();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Task<List<Service>> ServicesAsync(ViittaApp app) => app.InDbAsync(db => db.Set<Service>()
        .Where(s => s.NetworkId == Network && s.RemovedAt == null).Include(s => s.Contacts.Where(c => c.RemovedAt == null)).ThenInclude(c => c.Verifications).AsNoTracking().ToListAsync());

    protected Task<Service> ServiceAsync(string name) => ServicesAsync(App).ContinueWith(t => t.Result.Single(s => s.Name.Fi == name), TaskScheduler.Default);

    protected async Task<ServiceImport> ImportAsync(params string[] lines)
    {
        var id = await App.PlannedAsync(Network, Csv(lines));
        return await App.ApplyAsync(Network, id);
    }

    protected async Task<ServiceImport> UndoAsync(Guid id)
    {
        Assert.Null((await App.RunAsync((UndoImport u) => u.RunAsync(CoordinatorOf(Network), id, default))).Refusal);
        return await App.SettledAsync(id);
    }

    /// <summary>Somebody edits the contact whose number ends so.</summary>
    protected Task<int> ChangeAsync(Action<ContactPoint> change, string ending = "4567") => App.InDbAsync(async db =>
    {
        var contact = await db.ContactPoints.SingleAsync(c => c.NetworkId == Network && c.Phone.EndsWith(ending));
        change(contact);
        db.Record(EditContact.Edited, contact.Id, Network, Actor.Program, App.Time.Now());
        return await db.SaveChangesAsync();
    });

    protected Task<int> VerifyAsync(string service = "Kriisipuhelin") => App.InDbAsync(async db =>
    {
        App.Time.Advance(TimeSpan.FromMinutes(5));
        var contact = (await db.Services.Include(s => s.Contacts).ThenInclude(c => c.Verifications).Where(s => s.NetworkId == Network).ToListAsync()).Single(s => s.Name.Fi == service).Contacts[0];
        contact.Verify(LocalText.Same("duty officer"), VerificationMethod.Called, App.Time.Now());
        db.Record(new TraceKind("tests.verified"), contact.Id, Network, Actor.Program, App.Time.Now());
        return await db.SaveChangesAsync();
    });
}
