using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;

namespace Viitta.Browser.Tests.Pages;

public sealed partial class Stage
{
    private (Guid Draft, string[] Keys)? _commented;

    /// <summary>A draft of the practice region that two organisations were asked about; the second has answered.</summary>
    public async Task<Guid> CommentedDraftAsync() => (await CommentedAsync()).Draft;

    /// <summary>Of the one that has not answered, and of the one that has.</summary>
    public async Task<string[]> CommentKeysAsync() => (await CommentedAsync()).Keys;

    private async Task<(Guid Draft, string[] Keys)> CommentedAsync()
    {
        if (_commented is null)
        {
            var adopted = await App.InForceAsync("tuulivaara");
            var draft = (await App.RunAsync((RevisePathway revise) => revise.RunAsync(Actor.Program, adopted, Guid.CreateVersion7(), default))).Value;
            var pathway = await App.ReadAsync(draft);
            var (waiting, answered) = (pathway.Step("P1").Leads.First().OrganizationId, pathway.Step("P4").Ordered.First().OrganizationId);
            string[] keys = [await App.CommentKeyAsync(draft, waiting), await App.CommentKeyAsync(draft, answered)];
            var version = await App.InDbAsync(db => db.CommentRequests.Where(r => r.PathwayId == draft && r.OrganizationId == answered).Select(r => r.Version).SingleAsync());
            await App.RunAsync((CommentOnPathway comment) => comment.RunAsync(
                keys[1],
                new CommentInput(version, Stance.AgreesWithChanges, "Hyvä luonnos. Yön vastuut on vielä sovittava.", new Dictionary<string, string>
                {
                    ["P2"] = "Yöllä päivystää vain yksi ihminen: emme voi johtaa tätä yksin.",
                    ["P4"] = "Voimme järjestää tulkin puhelimitse tunnissa.",
                },
                new Dictionary<string, int>()),
                default));
            await App.RunAsync((SayStep say) => say.RunAsync(
                Actor.Program, draft, "P4", pathway.Step("P4").Version, "fi", "Tulkki tilataan puhelimitse, tunnissa.", false, default));
            _commented = (draft, keys);
        }
        return _commented.Value;
    }
}
