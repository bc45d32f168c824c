using System.Text.Json.Serialization;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Some of a contact's fields; null leaves a field as it is.</summary>
public sealed record ContactPatch
{
    public LocalText? Function { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Web { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    public bool? Interpreter { get; init; }

    /// <summary>One with an empty address says that there is none.</summary>
    public VisitingPlace? Place { get; init; }

    public Schedule? Schedule { get; init; }

    public LocalText? Note { get; init; }

    public Visibility? Visibility { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new ContactPatch();

    private static readonly VisitingPlace Nowhere = new(LocalText.Empty);

    public static ContactPatch Of(ContactPoint contact) => new()
    {
        Function = contact.Function,
        Phone = contact.Phone,
        Email = contact.Email,
        Web = contact.Web,
        Languages = contact.Languages,
        Interpreter = contact.Interpreter,
        Place = contact.Place ?? Nowhere,
        Schedule = contact.Schedule,
        Note = contact.Note,
        Visibility = contact.Visibility,
    };

    public ContactPatch OtherThan(ContactPatch now) => new()
    {
        Function = Patch.Other(Function, now.Function),
        Phone = Patch.Other(Phone, now.Phone),
        Email = Patch.Other(Email, now.Email),
        Web = Patch.Other(Web, now.Web),
        Languages = Patch.OtherList(Languages, now.Languages),
        Interpreter = Interpreter == now.Interpreter ? null : Interpreter,
        Place = Patch.Other(Place, now.Place),
        Schedule = Patch.Other(Schedule, now.Schedule),
        Note = Patch.Other(Note, now.Note),
        Visibility = Visibility == now.Visibility ? null : Visibility,
    };

    public ContactPatch Only(ContactPatch which) => new()
    {
        Function = which.Function is null ? null : Function,
        Phone = which.Phone is null ? null : Phone,
        Email = which.Email is null ? null : Email,
        Web = which.Web is null ? null : Web,
        Languages = which.Languages is null ? null : Languages,
        Interpreter = which.Interpreter is null ? null : Interpreter,
        Place = which.Place is null ? null : Place,
        Schedule = which.Schedule is null ? null : Schedule,
        Note = which.Note is null ? null : Note,
        Visibility = which.Visibility is null ? null : Visibility,
    };

    /// <summary>These fields without those that <paramref name="which"/> has.</summary>
    public ContactPatch Without(ContactPatch which) => new()
    {
        Function = which.Function is null ? Function : null,
        Phone = which.Phone is null ? Phone : null,
        Email = which.Email is null ? Email : null,
        Web = which.Web is null ? Web : null,
        Languages = which.Languages is null ? Languages : null,
        Interpreter = which.Interpreter is null ? Interpreter : null,
        Place = which.Place is null ? Place : null,
        Schedule = which.Schedule is null ? Schedule : null,
        Note = which.Note is null ? Note : null,
        Visibility = which.Visibility is null ? Visibility : null,
    };

    public ContactDraft Over(ContactPatch now) => new(
        Function ?? now.Function!,
        new ContactDetails(
            Phone ?? now.Phone!, Email ?? now.Email!, Web ?? now.Web!, Languages ?? now.Languages!,
            Interpreter ?? now.Interpreter!.Value, Schedule ?? now.Schedule!)
        {
            Place = (Place ?? now.Place) is { Address.IsEmpty: false } place ? place : null,
        },
        Visibility ?? now.Visibility!.Value, Note ?? now.Note!, LocalText.Empty);
}
