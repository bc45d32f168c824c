using Microsoft.EntityFrameworkCore;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;

namespace Viitta.Tests.ServiceMap;

// Where the place must stay secret.
public sealed partial class DuplicatesTests
{
    [Fact]
    public async Task What_became_secret_while_two_were_one_stays_secret_when_they_are_two_again()
    {
        var duty = await _app.InDbAsync(db => db.Services.SingleAsync(s => s.OrganizationId == _social.Id));
        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        await _app.ChangeAsync(async db => (await db.Services.Where(s => s.OrganizationId == _social.Id).ToListAsync()).ForEach(s => s.Needs = ["n08"]));
        await MergeAsync(MapRow.Service, _nightLine.Id, duty.Id);
        await _app.ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Id == duty.Id)).FrontGate = true);

        Assert.False((await PutBackAsync(MapRow.Service, _nightLine.Id)).Refused);
        Assert.True((await ServiceAsync(_nightLine.Id)).FrontGate);
        Assert.True((await ServiceAsync(duty.Id)).FrontGate);
    }
}
