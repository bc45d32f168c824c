using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Workshops;

/// <summary>The rule that turns answers into findings, as a table of cases. Pure: no database, no clock.</summary>
public sealed class FindingsTests
{
    private static readonly Guid WorkshopId = Guid.CreateVersion7();

    private static readonly Table[] Tables =
        [.. Enumerable.Range(1, 3).Select(n => new Table { WorkshopId = WorkshopId, Number = n })];

    private static readonly Dictionary<string, Guid> Known = new()
    {
        ["police"] = Guid.CreateVersion7(),
        ["social"] = Guid.CreateVersion7(),
        ["parish"] = Guid.CreateVersion7(),
    };

    /// <summary>
    /// One word for each answer, tables apart by "|": a name leads, "+name" contributes, "!" is a gap, "?" a question,
    /// "-…" is removed, "~…" stands beside the one before. Names in quotes are new organisations.
    /// </summary>
    [Theory]
    [InlineData("police | police | police", FindingKind.Agreed, "police 3")]
    [InlineData("police |  | ", FindingKind.Agreed, "police 1")]
    [InlineData("police police | +police | ", FindingKind.Agreed, "police 1")]
    [InlineData("police | ! | ", FindingKind.Agreed, "police 1")]
    [InlineData("police | ? | police ?", FindingKind.Agreed, "police 2")]
    [InlineData("police | -social | police", FindingKind.Agreed, "police 2")]
    [InlineData("police ~police | police | ", FindingKind.Agreed, "police 2")]
    [InlineData("police -~social | police | ", FindingKind.Agreed, "police 2")]
    [InlineData("'Night_team' | '_night___TEAM_' | ", FindingKind.Agreed, "Night team 2")]
    [InlineData("police | social | police", FindingKind.Overlap, "police 2, social 1")]
    [InlineData("social | police | ", FindingKind.Overlap, "social 1, police 1")]
    [InlineData("police social |  | ", FindingKind.Overlap, "police 1, social 1")]
    [InlineData("police ~social |  | ", FindingKind.Overlap, "police 1, social 1")]
    [InlineData("police | social | !", FindingKind.Overlap, "police 1, social 1")]
    [InlineData("police social | police parish | police", FindingKind.Overlap, "police 3, social 1, parish 1")]
    [InlineData("police | 'police' | ", FindingKind.Overlap, "police 1, police 1")]
    [InlineData("'Night_team' | 'Night_teams' | ", FindingKind.Overlap, "Night team 1, Night teams 1")]
    [InlineData("! | ! | ", FindingKind.Gap, "")]
    [InlineData("+police | +social | ?", FindingKind.Gap, "")]
    [InlineData("! ? | ? | ?", FindingKind.Gap, "")]
    [InlineData("-police |  | ", FindingKind.Gap, "")]
    [InlineData(" |  | ", FindingKind.Gap, "")]
    [InlineData("? |  | ", FindingKind.OpenQuestion, "")]
    [InlineData("? ~? | ? | ", FindingKind.OpenQuestion, "")]
    [InlineData("? -! | -police | ", FindingKind.OpenQuestion, "")]
    public void A_step_is(string said, FindingKind kind, string leaders)
    {
        var finding = Find(said);
        Assert.Equal(kind, finding.Kind);
        Assert.Equal(leaders, string.Join(", ", finding.Leaders.Select(l => $"{NameOf(l.Who)} {l.Tables}")));
        Assert.Equal(kind == FindingKind.Agreed ? finding.Leaders[0].Who : null, finding.Leader);
    }

    [Theory]
    [InlineData("police | ? | !", 3, 1, true)]
    [InlineData("police | police | ", 2, 2, false)]
    [InlineData(" |  | ", 0, 0, false)]
    [InlineData("-police | +social | ", 1, 0, false)]
    public void It_says_how_many_tables(string said, int answered, int named, bool more)
    {
        var finding = Find(said);
        Assert.Equal((3, answered, named, more), (finding.Tables.Count, finding.Answered, finding.Named, finding.HasMore));
    }

    [Fact]
    public void Parts_count_together_and_the_newest_words_stand()
    {
        Answer[] answers =
        [
            Answered(Tables[0], "police", "part-4", minute: 9, handover: "Second"),
            Answered(Tables[0], "police", "part-1", minute: 1, handover: "First"),
        ];
        var finding = Assert.Single(Findings.Of(Tables, answers, ["P2"]));
        Assert.Equal("Second", Assert.Single(finding.Tables[0].Leads).Handover);
        Assert.Equal(1, finding.Leaders[0].Tables);
    }

    [Fact]
    public void Steps_come_in_the_order_asked_and_tables_by_number()
    {
        var findings = Findings.Of(Tables.Reverse(), [Answered(Tables[2], "police")], ["P9", "P2"]);
        Assert.Equal(["P9", "P2"], findings.Select(f => f.StepId));
        Assert.Equal([1, 2, 3], findings[1].Tables.Select(t => t.Number));
        Assert.Equal(0, findings[0].Answered);
    }

    /// <summary>Where the tables stand in the list does not matter, only what they say.</summary>
    [Fact]
    public void The_order_of_answers_changes_nothing_but_the_words()
    {
        var answers = Read("police social | social ? | ! +parish").ToList();
        var forth = Findings.Of(Tables, answers, ["P2"])[0];
        answers.Reverse();
        var back = Findings.Of(Tables, answers, ["P2"])[0];
        Assert.Equal(forth.Leaders, back.Leaders);
        Assert.Equal(forth.Kind, back.Kind);
    }

    private static Finding Find(string said) => Findings.Of(Tables, Read(said), ["P2"])[0];

    private static IEnumerable<Answer> Read(string said)
    {
        var minute = 0;
        foreach (var (i, table) in said.Split('|').Index())
        {
            foreach (var word in table.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return Answered(Tables[i], word, minute: minute++);
            }
        }
    }

    private static Answer Answered(Table table, string word, string part = "part-1", int minute = 0, string handover = "")
    {
        var signs = word[..^word.TrimStart('-', '~', '+').Length];
        var name = word[signs.Length..];
        var answer = new Answer
        {
            Id = Guid.CreateVersion7(),
            WorkshopId = WorkshopId,
            TableId = table.Id,
            PartId = part,
            StepId = "P2",
            Kind = name switch { "!" => AnswerKind.Gap, "?" => AnswerKind.Question, _ => AnswerKind.Responsibility },
            BesideId = signs.Contains('~') ? Guid.CreateVersion7() : null,
            RemovedAt = signs.Contains('-') ? DateTime.UnixEpoch : null,
            SavedAt = DateTime.UnixEpoch.AddMinutes(minute),
            Handover = handover,
        };
        if (answer.Kind == AnswerKind.Responsibility)
        {
            answer.Role = signs.Contains('+') ? Role.Contributes : Role.Leads;
            answer.OrganizationId = Known.TryGetValue(name, out var id) ? id : null;
            answer.NewOrganization = answer.OrganizationId is null ? name.Trim('\'').Replace('_', ' ') : "";
        }
        return answer;
    }

    private static string NameOf(OrganizationRef who) =>
        who.Id is { } id ? Known.First(k => k.Value == id).Key : who.NewName;
}
