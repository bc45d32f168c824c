using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <param name="Before">Empty for what is new.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>What a planned row says and changes, in the reader's language.</summary>
public sealed class ImportWords(Texts texts, MapCells cells)
{
    private static readonly string[] AboutField = [RowNotes.TooLong.Code, RowNotes.Address.Code, RowNotes.AddressLeftOut.Code, RowNotes.FrontGateAddress.Code];

    public string Of(RowNote note) => texts[note.Code, [.. AboutField.Contains(note.Code)
        ? note.Arguments.Select((a, at) => (object?)(at == 0 ? cells.Column($"{a}") : a))
        : note.Arguments]];

    public IEnumerable<FieldChange> Service(RowPlan row) => row.Service is not { } plan ? [] : Changes(
    [
        .. Text(ImportField.Service, plan.Before?.Name, plan.After.Name),
        .. Text(ImportField.Description, plan.Before?.Description, plan.After.Description),
        One(ImportField.Needs, Said(plan.Before?.Needs, cells.Needs), Said(plan.After.Needs, cells.Needs)),
        One(ImportField.Municipalities, Said(plan.Before?.Area, cells.Area), Said(plan.After.Area, cells.Area)),
        One(ImportField.Ages, Ages(plan.Before?.Ages), plan.Before is null && plan.After.Ages == new Ages(null, null) ? null : Ages(plan.After.Ages)),
        One(ImportField.Genders, Said(plan.Before?.Genders, cells.Genders), Limit(plan, plan.After.Genders, cells.Genders)),
        One(ImportField.Residence, Said(plan.Before?.Residence, cells.Residence), Limit(plan, plan.After.Residence, cells.Residence)),
        One(ImportField.Themes, Said(plan.Before?.Themes, cells.Themes), Limit(plan, plan.After.Themes, cells.Themes)),
        One(ImportField.Consent, YesNo(plan.Before?.Consent), plan.Before is null && plan.After.Consent == false ? null : YesNo(plan.After.Consent)),
        .. Text(ImportField.Cost, plan.Before?.Cost, plan.After.Cost),
        .. Text(ImportField.Payer, plan.Before?.Payer, plan.After.Payer),
    ]);

    public IEnumerable<FieldChange> Contact(ContactPlan plan) => Changes(
    [
        .. Text(ImportField.Function, plan.Before?.Function, plan.After.Function),
        One(ImportField.Phone, plan.Before?.Phone, plan.After.Phone),
        One(ImportField.Email, plan.Before?.Email, plan.After.Email),
        One(ImportField.Web, plan.Before?.Web, plan.After.Web),
        One(ImportField.Address, Said(plan.Before?.Place, p => $"{p.Address}"), Said(plan.After.Place, p => $"{p.Address}")),
        One(ImportField.Coordinates, Said(plan.Before?.Place, p => p.Coordinates), Said(plan.After.Place, p => p.Coordinates)),
        One(ImportField.Hours, Said(plan.Before?.Schedule, cells.Hours), Said(plan.After.Schedule, cells.Hours)),
        One(ImportField.Languages, Said(plan.Before?.Languages, cells.Languages), Said(plan.After.Languages, cells.Languages)),
        One(ImportField.Interpreter, YesNo(plan.Before?.Interpreter), plan.Before is null && plan.After.Interpreter == false ? null : YesNo(plan.After.Interpreter)),
        .. Text(ImportField.Note, plan.Before?.Note, plan.After.Note),
        One(ImportField.Visibility, plan.Before?.Visibility?.TlpWord(), plan.After.Visibility?.TlpWord()),
    ]);

    private static IEnumerable<FieldChange> Changes(IEnumerable<Words> fields) =>
        from field in fields
        where field.After is { Length: > 0 } || (field.After is not null && field.Before is { Length: > 0 })
        select new FieldChange(field.Field, field.Before ?? "", field.After!);

    private Words One(ImportField field, string? before, string? after) => new(cells.Column(Texts.Slug(field)), before, after);

    /// <summary>Each language that becomes different, named when it is not the reader's.</summary>
    private IEnumerable<Words> Text(ImportField field, LocalText? before, LocalText? after)
    {
        var name = cells.Column(Texts.Slug(field));
        return after is null ? []
            : before is null ? [new Words(name, null, after.ToString())]
            : from language in Languages.All
              where before.Exactly(language) != after.Exactly(language)
              select new Words(language == Languages.Current ? name : $"{name} ({Languages.OwnName(language)})", before.Exactly(language), after.Exactly(language));
    }

    private static string? Said<T>(T? value, Func<T, string> words)
        where T : class => value is null ? null : words(value);

    /// <summary>A new service that takes everybody needs no words about it.</summary>
    private static string? Limit(ServicePlan plan, IReadOnlyList<string>? ids, Func<IReadOnlyList<string>, string> words) =>
        ids is null || (plan.Before is null && ids.Count == 0) ? null : words(ids);

    private string? Ages(Ages? ages) => ages is null ? null : cells.Ages(ages.From, ages.To);

    private string? YesNo(bool? value) => value is { } said ? cells.YesNo(said) : null;

    private sealed record Words(string Field, string? Before, string? After);
}
