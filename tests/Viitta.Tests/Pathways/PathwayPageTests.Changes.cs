using System.Net;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

public sealed partial class PathwayPageTests
{
    [Fact]
    public async Task A_revision_is_told_in_words_beside_the_version_in_force_and_other_networks_are_no_choice_of_a_coordinators()
    {
        var (browse, id, police) = await DraftAsync("tampere");
        await App.AdoptAsync(id);
        await browse.GetAsync($"/pathways/{id}/changes");
        Assert.Contains("This is the first version", browse.Text);
        await browse.GetAsync($"/pathways/{id}");
        await browse.SubmitAsync("form[action$='Revise']");
        var draft = browse.Url;
        await browse.GetAsync($"{draft}/changes");
        Assert.Contains("Both say the same.", browse.Text);
        await browse.GetAsync(draft);
        await browse.SubmitAsync("#P2 form[action$='Remove']");
        await browse.GetAsync($"{draft}/changes");
        Assert.Contains($"P2 Immediate safety Leads: {police.Name} → nobody", browse.Text);

        var (_, foreign, _) = await DraftAsync("turku");
        await App.AdoptAsync(foreign);
        await browse.GetAsync($"{draft}/changes?with={foreign}");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("cannot be compared with this one", browse.Text);
        var national = await App.SignInAsync(await App.AddUserAsync("beside@viitta.example", national: true));
        await national.GetAsync($"{draft}/changes?with={foreign}");
        Assert.Contains("Each region has its own organisations", national.Text);
        Assert.Contains("P2 Immediate safety Leads: Police → nobody", national.Text);
    }
}
