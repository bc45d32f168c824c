using System.Globalization;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <summary>A form with scales.</summary>
public abstract class FeedbackPage : ViittaPage
{
    /// <summary>The choices that were made; one that is no number is passed on as a value outside every scale.</summary>
    protected Dictionary<string, int> Chosen(IEnumerable<FeedbackQuestion> asked) => asked
        .Select(q => (q.Key, Value: Request.Form[q.Key].ToString()))
        .Where(c => c.Value.Length > 0)
        .ToDictionary(c => c.Key, c => int.TryParse(c.Value, CultureInfo.InvariantCulture, out var value) ? value : -1);
}

/// <summary>One question on a form.</summary>
public sealed record ScaleView(FeedbackPage Page, FeedbackQuestion Question);
