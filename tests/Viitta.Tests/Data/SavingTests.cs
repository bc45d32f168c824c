using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Data;

/// <summary>What every save holds, whoever makes it.</summary>
public sealed class SavingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly TraceKind Tested = new("tests.saved");

    /// <summary>Else an acknowledged word is gone after a power cut (trust.md R1). PostgreSQL does so unless it is told otherwise.</summary>
    [Fact]
    public async Task Every_connection_writes_through_to_the_disk() => await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (_, ct) =>
        await fixture.App.InDbAsync(async db =>
        {
            if (db.Database.IsSqlite())
            {
                Assert.Equal(2, await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(ct)); // FULL
            }
            else
            {
                Assert.Equal("on", await db.Database.SqlQuery<string>($"SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(ct));
            }
            return true;
        }));

    [Fact]
    public async Task A_change_without_a_trace_is_not_saved()
    {
        var organization = Named("Police");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(db => db.Organizations.Add(organization), traced: false));
        Assert.Contains("Organization changed without a trace", thrown.Message);
        Assert.False(await fixture.App.InDbAsync(db => db.Organizations.AnyAsync(o => o.Id == organization.Id)));

        await SaveAsync(db => db.Organizations.Add(organization));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(db => db.Organizations.Remove(organization), traced: false));
        Assert.True(await fixture.App.InDbAsync(db => db.Organizations.AnyAsync(o => o.Id == organization.Id)));
    }

    [Theory]
    [InlineData("010594Y9032")]
    [InlineData("０１０５９４Y９０３２")] // the JSON holds it as \uFF10\uFF11…
    [InlineData("010594\u22129032")]
    public async Task An_identity_code_does_not_get_through_inside_a_stored_document(string code) =>
        await Assert.ThrowsAsync<RefusedException>(() => SaveAsync(db => db.ContactProposals.Add(new ContactProposal
        {
            ContactPointId = Guid.NewGuid(),
            Kind = ProposalKind.Change,
            At = fixture.App.Time.Now(),
            BasedOn = 1,
            Details = new ContactDetails("", "", $"https://viitta.example/{code}", [], false, Schedule.NotKnown),
        })));

    [Fact]
    public async Task Text_is_cleaned_in_every_row()
    {
        var organization = Named(" Po\0lice\r\nstation\t");
        await SaveAsync(db => db.Organizations.Add(organization));
        Assert.Equal(LocalText.Same("Police\nstation"), await NameAsync());
        await SaveAsync(async db => (await db.Organizations.FindAsync(organization.Id))!.Name = LocalText.Same("Po\0lice"));
        Assert.Equal(LocalText.Same("Police"), await NameAsync());

        Task<LocalText> NameAsync() =>
            fixture.App.InDbAsync(db => db.Organizations.Where(o => o.Id == organization.Id).Select(o => o.Name).SingleAsync());
    }

    private static Organization Named(string name) => new() { NetworkId = "oulu", Name = LocalText.Same(name), SectorId = "police" };

    private Task SaveAsync(Action<ViittaDb> change, bool traced = true) => SaveAsync(
        db =>
        {
            change(db);
            return Task.CompletedTask;
        },
        traced);

    private Task SaveAsync(Func<ViittaDb, Task> change, bool traced = true) => fixture.App.InDbAsync(async db =>
    {
        await change(db);
        if (traced)
        {
            db.Record(Tested, "test", null, Actor.Program, fixture.App.Time.Now());
        }
        return await db.SaveChangesAsync();
    });
}
