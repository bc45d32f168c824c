using Viitta.Common;

namespace Viitta.Features.Feedback;

/// <summary>Puts what may be shown of a workshop's feedback in words, in the language of the request.</summary>
public sealed class FeedbackWords(Texts t)
{
    /// <summary>The question as a row among others: "On arrival: I know whom I contact first".</summary>
    public string Row(FeedbackQuestion question) => question.Text == question.Key
        ? t[$"feedback.{question.Text}"]
        : $"{Moment(question.Moment)}: {t[$"feedback.{question.Text}"]}";

    public string Moment(FeedbackMoment moment) => t.Of("feedback.moment", moment);

    /// <summary>"On arrival → At the end: the share who agree rose from 25% to 83%."</summary>
    public IEnumerable<string> Changes(FeedbackMeasure measure, IReadOnlyDictionary<string, IReadOnlyList<int>> numbers) =>
        measure.Question.IsYesNo ? [] : measure.Changes(numbers).Select(c => $"{Moment(c.From.Moment)} → {Moment(c.To.Moment)}: {Change(c.From.Percent, c.To.Percent)}");

    /// <summary>A value of the question's scale: the number, or yes and no.</summary>
    public string Value(FeedbackQuestion question, int value) =>
        question.IsYesNo ? t[value == 1 ? "feedback.yes" : "feedback.no"] : value.ToString(Languages.Culture(Languages.Current));

    /// <summary>"3,9", or for yes and no "80 %".</summary>
    public string Mean(FeedbackSum sum) => sum.Question.IsYesNo
        ? t["feedback.percent", FeedbackShare.Of(sum.Question, sum.Counts).Percent]
        : sum.Mean!.Value.ToString("0.0", Languages.Culture(Languages.Current));

    private string Change(int from, int to) =>
        t[to > from ? "feedback.change.rose" : to < from ? "feedback.change.fell" : "feedback.change.same", from, to];
}
