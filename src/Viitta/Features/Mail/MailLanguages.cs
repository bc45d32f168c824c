using Viitta.Common;

namespace Viitta.Features.Mail;

/// <summary>A mail to people of whom only the town is known: in each of its languages, one below the other.</summary>
public static class MailLanguages
{
    /// <param name="languages">The first one first: <see cref="Catalogue.LanguagesOf"/>.</param>
    /// <param name="subject">In the language that is current when it is called.</param>
    /// <param name="body">Likewise; of the language's id, for links.</param>
    public static (string Subject, string Body) In(IReadOnlyList<string> languages, Func<string> subject, Func<string, string> body) => (
        string.Join(" · ", languages.Select(l => Languages.In(l, subject))),
        string.Join("\n\n– – –\n\n", languages.Select(l => Languages.In(l, () => body(l)))));
}
