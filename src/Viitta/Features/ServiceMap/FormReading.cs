using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>Posted fields of this room's forms as values.</summary>
internal static class FormReading
{
    extension(ViittaPage page)
    {
        /// <summary>
        /// The version that a form carries: the one it was made from, so that a stale save is found. Once that has been
        /// said the person has compared, and the next save is made from the newest.
        /// </summary>
        public string? FormVersion(int current) =>
            page.Errors.Contains(Refusals.ChangedMeanwhile) ? $"{current}" : page.Typed("version", current);

        /// <summary>The id for the row that the form will make; the same when the form is shown again.</summary>
        public string FormRow => page.Typed("row") is { Length: > 0 } row ? row : $"{Guid.CreateVersion7()}";
    }

    extension(IFormCollection form)
    {
        /// <summary>A text in three languages: <c>name-fi</c>, <c>name-sv</c>, <c>name-en</c>.</summary>
        public LocalText Local(string field) =>
            new(form[$"{field}-fi"].ToString(), form[$"{field}-sv"].ToString(), form[$"{field}-en"].ToString());

        public List<string> Many(string field) => [.. form[field].OfType<string>()];

        /// <summary>A choice by its slug; null when it is none of them.</summary>
        public T? Choice<T>(string field)
            where T : struct, Enum =>
            Enum.GetValues<T>().Where(m => Texts.Slug(m) == form[field]).Select(m => (T?)m).FirstOrDefault();

        /// <summary>The id of the row that the form makes (<see cref="AddOnce"/>).</summary>
        public Guid? Row => Guid.TryParse(form["row"], out var id) && id != Guid.Empty ? id : null;

        public int Version => int.TryParse(form["version"], out var version) ? version : -1;

        public ContactInput Contact() => new(
            form["phone"], form["email"], form["web"], form.Many("languages"), form["interpreter"].Contains("true"), form.Hours())
        {
            Address = form.Local("address"),
            Coordinates = form["coordinates"].ToString(),
        };

        public ContactDraft Draft(ContactDetails details) => new(
            form.Local("function"), details, form.Choice<Visibility>("visibility") ?? Visibility.Green,
            form.Local("note"), form.Local("warning"));

        public HoursInput Hours() => new(
            form["cover"].ToString(),
            [.. Enumerable.Range(1, HoursInput.MostRows).TakeWhile(n => form.ContainsKey($"days-{n}"))
                .Select(n => new SlotInput(form[$"days-{n}"].ToString(), form[$"opens-{n}"].ToString(), form[$"closes-{n}"].ToString())
                {
                    From = form[$"from-{n}"].ToString(),
                    Until = form[$"until-{n}"].ToString(),
                })],
            form["holidays"].ToString(),
            form["eves"].Contains("true"))
        {
            Exceptions = [.. Enumerable.Range(1, HoursInput.MostExceptions).TakeWhile(n => form.ContainsKey($"ex-from-{n}"))
                .Select(n => new ExceptionInput(
                    form[$"ex-from-{n}"].ToString(), form[$"ex-until-{n}"].ToString(), form[$"ex-opens-{n}"].ToString(), form[$"ex-closes-{n}"].ToString()))],
        };
    }
}
