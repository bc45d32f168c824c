using System.Text.RegularExpressions;

namespace Viitta.Tests.House;

/// <summary>Who reads rehearsals beside the workshops that people held. What they may not show is in <see cref="RehearsalRules"/>.</summary>
[NoDatabase]
public sealed partial class RehearsalAskers
{
    /// <summary>The files that ask for rehearsals too, and why; all others get what people held.</summary>
    private static readonly Dictionary<string, string> Askers = new()
    {
        ["Practice/EraseRehearsals.cs"] = "Erases them.",
        ["Practice/PlayRehearsals.cs"] = "Plays them.",
        ["Workshops/Answer.cs"] = "Of one workshop, by those who may read it.",
        ["Workshops/CreateWorkshop.cs"] = "Makes them; the same id or code never twice.",
        ["Workshops/ErasePseudonyms.cs"] = "The facilitator's own phone may sit at a table.",
        ["Workshops/HotWashNote.cs"] = "Of one workshop, by those who may read it.",
        ["Workshops/InviteNetwork.cs"] = "Refuses, and says why.",
        ["Workshops/JoinWorkshop.cs"] = "The simulated phones and the facilitator's own join.",
        ["Workshops/ListWorkshops.cs"] = "The list has them apart.",
        ["Workshops/MakeRecordLink.cs"] = "The recorder is rehearsed too.",
        ["Workshops/OpenTable.cs"] = "The simulated phones write.",
        ["Workshops/ParticipantSource.cs"] = "The facilitator's own phone.",
        ["Workshops/ReadFindings.cs"] = "Of one workshop, with the sign.",
        ["Workshops/ReadStage.cs"] = "Of one workshop, with the sign.",
        ["Workshops/ReadTable.cs"] = "The facilitator's own phone, with the sign.",
        ["Workshops/ShareReport.cs"] = "Refuses, and says why.",
        ["Workshops/TakeSeat.cshtml.cs"] = "Joining, with the sign.",
        ["Workshops/WordPlenary.cs"] = "The plenary record is rehearsed too.",
        ["Workshops/WorkshopChange.cs"] = "The facilitator runs it.",
        ["Workshops/WorkshopLive.cs"] = "Says to look again.",
        ["Workshops/WorkshopTable.cs"] = "Says what it means.",
    };

    /// <summary>The default leaves rehearsals out; who asks for them has thought of it.</summary>
    [Fact]
    public void Whoever_asks_for_rehearsals_is_listed()
    {
        var features = Path.Combine(Repository.Root, "src/Viitta/Features");
        var asking = Repository.Sources().Where(f => Asks().IsMatch(File.ReadAllText(f))).Select(f => Path.GetRelativePath(features, f));
        Assert.Equal(Askers.Keys.Order(StringComparer.Ordinal), asking.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Repository.Sources(), f => AsksForAll().IsMatch(File.ReadAllText(f)) && !f.Contains("/Pathways/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"WithRehearsals(<\w+>)?\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    /// <summary>Would lift this filter with all others.</summary>
    [GeneratedRegex(@"IgnoreQueryFilters\(\)")]
    private static partial Regex AsksForAll();
}
