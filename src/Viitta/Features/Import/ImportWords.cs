using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <param name="Before">Empty for what is new.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>What a planned row says and changes, in the reader's language.</summary>
public sealed class ImportWords(Texts texts, Catalogue catalogue, ContactWords words)
{
    private static readonly string[] AboutField = [RowNotes.TooLong.Code, RowNotes.Address.Code, RowNotes.AddressLeftOut.Code];

    public string Of(RowNote note) => texts[note.Code, [.. AboutField.Contains(note.Code)
        ? note.Arguments.Select((a, at) => (object?)(at == 0 ? texts[$"import.field.{a}"] : a))
        : note.Arguments]];

    public IEnumerable<FieldChange> Service(RowPlan row) => row.Service is not { } plan ? [] : Changes(
        (ImportField.Service, plan.Before?.Name?.ToString(), plan.After.Name?.ToString()),
        (ImportField.Description, plan.Before?.Description?.ToString(), plan.After.Description?.ToString()),
        (ImportField.Needs, Needs(plan.Before?.Needs), Needs(plan.After.Needs)),
        (ImportField.Municipalities, Area(plan.Before?.Area), Area(plan.After.Area)),
        (ImportField.Ages, Ages(plan.Before?.Ages), plan.Before is null && plan.After.Ages == new Ages(null, null) ? null : Ages(plan.After.Ages)),
        (ImportField.Cost, plan.Before?.Cost?.ToString(), plan.After.Cost?.ToString()),
        (ImportField.Payer, plan.Before?.Payer?.ToString(), plan.After.Payer?.ToString()));

    public IEnumerable<FieldChange> Contact(ContactPlan plan) => Changes(
        (ImportField.Function, plan.Before?.Function?.ToString(), plan.After.Function?.ToString()),
        (ImportField.Phone, plan.Before?.Phone, plan.After.Phone),
        (ImportField.Email, plan.Before?.Email, plan.After.Email),
        (ImportField.Web, plan.Before?.Web, plan.After.Web),
        (ImportField.Hours, Hours(plan.Before?.Schedule), Hours(plan.After.Schedule)),
        (ImportField.Languages, Spoken(plan.Before?.Languages), Spoken(plan.After.Languages)),
        (ImportField.Interpreter, YesNo(plan.Before?.Interpreter), plan.Before is null && plan.After.Interpreter == false ? null : YesNo(plan.After.Interpreter)),
        (ImportField.Note, plan.Before?.Note?.ToString(), plan.After.Note?.ToString()),
        (ImportField.Visibility, plan.Before?.Visibility?.TlpWord(), plan.After.Visibility?.TlpWord()));

    private IEnumerable<FieldChange> Changes(params (ImportField Field, string? Before, string? After)[] fields) =>
        from field in fields
        where field.After is not null && (field.After.Length > 0 || field.Before is { Length: > 0 })
        select new FieldChange(texts.Of("import.field", field.Field), field.Before ?? "", field.After);

    private string? Needs(IReadOnlyList<string>? ids) => ids is null ? null
        : string.Join(", ", catalogue.Needs.Where(n => ids.Contains(n.Id)).Select(n => n.Name));

    private string? Area(IReadOnlyList<string>? codes) => codes is null ? null
        : codes.Count == 0 ? texts["import.whole-area"]
        : string.Join(", ", codes.Select(c => catalogue.Municipality(c)?.Name.ToString() ?? c));

    private string? Ages(Ages? ages) => ages switch
    {
        null => null,
        { From: null, To: null } => texts["import.all-ages"],
        { From: { } from, To: null } => $"{from}+",
        _ => $"{ages.From ?? 0}–{ages.To}",
    };

    private string? Hours(Schedule? schedule) => schedule is null ? null : words.HoursOf(schedule);

    private string? Spoken(IReadOnlyList<string>? ids) => ids is null ? null : words.LanguagesOf([.. ids], interpreter: false);

    private string? YesNo(bool? value) => value is { } said ? texts[said ? "import.yes" : "import.no"] : null;
}
