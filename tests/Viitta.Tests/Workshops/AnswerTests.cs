using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Workshops;

/// <summary>What a save means for what is already written: rules in memory.</summary>
public sealed class AnswerTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 20, 40, 0, DateTimeKind.Utc);

    private static readonly Wording Police = new() { Role = Role.Leads, NewOrganization = "Police" };
    private static readonly Wording Parish = Police with { NewOrganization = "Parish" };

    private static Answer Written(Wording wording, int version = 0)
    {
        var answer = new Answer
        {
            Id = Guid.CreateVersion7(),
            WorkshopId = Guid.CreateVersion7(),
            TableId = Guid.CreateVersion7(),
            PartId = "part-1",
            StepId = "P2",
            Kind = AnswerKind.Responsibility,
            Version = version,
        };
        answer.Say(wording, 7, Now);
        return answer;
    }

    [Fact]
    public void An_edit_of_the_newest_takes_its_place()
    {
        var answer = Written(Police, version: 3);
        Assert.Null(answer.Take(Parish, 3, 8, Now.AddMinutes(1)));
        Assert.Equal((Parish, 8, Now.AddMinutes(1)), (answer.Wording, answer.PseudonymNumber, answer.SavedAt));
    }

    [Fact]
    public void An_edit_of_an_older_one_stands_beside_and_overwrites_nothing()
    {
        var answer = Written(Police, version: 4);
        var beside = answer.Take(Parish, 3, 8, Now)!;
        Assert.Equal(Police, answer.Wording);
        Assert.Equal((Parish, answer.Id, 8), (beside.Wording, beside.BesideId, beside.PseudonymNumber));
        Assert.Equal((answer.TableId, answer.PartId, answer.StepId), (beside.TableId, beside.PartId, beside.StepId));
        Assert.Equal(beside.Id, answer.Take(Parish, 2, 9, Now)!.Id);
        Assert.NotEqual(beside.Id, answer.Take(Parish with { Handover = "By phone" }, 2, 9, Now)!.Id);
    }

    [Fact]
    public void A_third_wording_stands_beside_the_first_one_too()
    {
        var answer = Written(Police, version: 4);
        var second = answer.Take(Parish, 3, 8, Now)!;
        second.Version = 1;
        Assert.Equal(answer.Id, second.Take(Parish with { Role = Role.Told }, 0, 9, Now)!.BesideId);
    }

    [Fact]
    public void The_same_words_change_nothing()
    {
        var answer = Written(Police, version: 4);
        Assert.Null(answer.Take(Police with { }, 1, 8, Now.AddMinutes(5)));
        Assert.Equal((7, Now), (answer.PseudonymNumber, answer.SavedAt));
    }

    [Fact]
    public void Words_written_during_a_removal_bring_the_line_back_but_a_retry_does_not()
    {
        var answer = Written(Police, version: 4);
        answer.RemovedAt = Now;
        Assert.Null(answer.Take(Police, 3, 8, Now));
        Assert.NotNull(answer.RemovedAt);
        Assert.Null(answer.Take(Parish, 3, 8, Now));
        Assert.Equal((Parish, null), (answer.Wording, answer.RemovedAt));
    }

    [Fact]
    public void Two_wordings_are_settled_in_three_ways()
    {
        var (kept, beside) = Two();
        kept.JoinWith(beside, null, Now);
        Assert.Equal((Police, Parish), (kept.Wording, beside.Wording));
        Assert.Equal((null, null), (beside.BesideId, beside.RemovedAt));

        (kept, beside) = Two();
        kept.JoinWith(beside, kept.Id, Now);
        Assert.Equal((Police, Now), (kept.Wording, beside.RemovedAt));

        (kept, beside) = Two();
        kept.JoinWith(beside, beside.Id, Now);
        Assert.Equal((Parish, 8), (kept.Wording, kept.PseudonymNumber));
        Assert.Equal(Now, beside.RemovedAt);

        static (Answer, Answer) Two()
        {
            var first = Written(Police, version: 4);
            return (first, first.Take(Parish, 3, 8, Now)!);
        }
    }

    [Fact]
    public void Each_kind_keeps_only_what_belongs_to_it()
    {
        var all = Police with { NewOrganization = "  Police\r\n ", GapKind = GapKind.NoBed, Text = " No bed\0 \r\n tonight ", Handover = " " };
        Assert.Equal(new Wording { GapKind = GapKind.NoBed, Text = "No bed \n tonight" }, all.For(AnswerKind.Gap));
        Assert.Equal(new Wording { Text = "No bed \n tonight" }, all.For(AnswerKind.Question));
        Assert.Equal(Police, all.For(AnswerKind.Responsibility));
        Assert.Equal("", (all with { OrganizationId = Guid.NewGuid() }).For(AnswerKind.Responsibility).NewOrganization);
    }

    [Fact]
    public void What_is_missing_or_too_long_is_said_at_its_field()
    {
        Assert.Null(Police.Check(AnswerKind.Responsibility));
        Assert.Equal("who", (Police with { NewOrganization = "" }).Check(AnswerKind.Responsibility)?.Field);
        Assert.Equal("role", (Police with { Role = null }).Check(AnswerKind.Responsibility)?.Field);
        Assert.Equal("new", (Police with { NewOrganization = new('x', 201) }).Check(AnswerKind.Responsibility)?.Field);
        Assert.Equal("handover", (Police with { Handover = new('x', 1001) }).Check(AnswerKind.Responsibility)?.Field);
        Assert.Equal("gap", new Wording().Check(AnswerKind.Gap)?.Field);
        Assert.Equal("text", new Wording { GapKind = GapKind.Other }.Check(AnswerKind.Gap)?.Field);
        Assert.Null(new Wording { GapKind = GapKind.NoBed }.Check(AnswerKind.Gap));
        Assert.Equal("text", new Wording().Check(AnswerKind.Question)?.Field);
        Assert.Equal("text", new Wording { Text = new('x', 2001) }.Check(AnswerKind.Question)?.Field);
    }

    [Theory]
    [InlineData("Matti 040 123 4567")]
    [InlineData("a.b@example.org")]
    public void A_number_or_a_mail_looks_real_in_every_field(string text)
    {
        Assert.True((Police with { NewOrganization = text }).LooksReal);
        Assert.True((Police with { Handover = text }).LooksReal);
        Assert.True(new Wording { Text = text }.LooksReal);
        Assert.False(Police.LooksReal);
    }
}
