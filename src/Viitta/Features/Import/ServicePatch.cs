using System.Text.Json.Serialization;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Some of a service's fields; null leaves a field as it is. A change is two of these: before and after.</summary>
public sealed record ServicePatch
{
    public LocalText? Name { get; init; }

    public LocalText? Description { get; init; }

    public IReadOnlyList<string>? Needs { get; init; }

    public IReadOnlyList<string>? Area { get; init; }

    public Ages? Ages { get; init; }

    public IReadOnlyList<string>? Genders { get; init; }

    public IReadOnlyList<string>? Residence { get; init; }

    public IReadOnlyList<string>? Themes { get; init; }

    public bool? Consent { get; init; }

    public LocalText? Cost { get; init; }

    public LocalText? Payer { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new ServicePatch();

    public static ServicePatch Of(Service service) => new()
    {
        Name = service.Name,
        Description = service.Description,
        Needs = service.Needs,
        Area = service.Area,
        Ages = new Ages(service.MinAge, service.MaxAge),
        Genders = service.Genders,
        Residence = service.ResidenceSituations,
        Themes = service.Themes,
        Consent = service.ConsentNeeded,
        Cost = service.Cost,
        Payer = service.Payer,
    };

    /// <summary>Of these fields those that say something else than <paramref name="now"/>.</summary>
    public ServicePatch OtherThan(ServicePatch now) => new()
    {
        Name = Patch.Other(Name, now.Name),
        Description = Patch.Other(Description, now.Description),
        Needs = Patch.OtherList(Needs, now.Needs),
        Area = Patch.OtherList(Area, now.Area),
        Ages = Patch.Other(Ages, now.Ages),
        Genders = Patch.OtherList(Genders, now.Genders),
        Residence = Patch.OtherList(Residence, now.Residence),
        Themes = Patch.OtherList(Themes, now.Themes),
        Consent = Consent == now.Consent ? null : Consent,
        Cost = Patch.Other(Cost, now.Cost),
        Payer = Patch.Other(Payer, now.Payer),
    };

    /// <summary>Of these fields those that <paramref name="which"/> has.</summary>
    public ServicePatch Only(ServicePatch which) => new()
    {
        Name = which.Name is null ? null : Name,
        Description = which.Description is null ? null : Description,
        Needs = which.Needs is null ? null : Needs,
        Area = which.Area is null ? null : Area,
        Ages = which.Ages is null ? null : Ages,
        Genders = which.Genders is null ? null : Genders,
        Residence = which.Residence is null ? null : Residence,
        Themes = which.Themes is null ? null : Themes,
        Consent = which.Consent is null ? null : Consent,
        Cost = which.Cost is null ? null : Cost,
        Payer = which.Payer is null ? null : Payer,
    };

    /// <summary>These fields without those that <paramref name="which"/> has.</summary>
    public ServicePatch Without(ServicePatch which) => new()
    {
        Name = which.Name is null ? Name : null,
        Description = which.Description is null ? Description : null,
        Needs = which.Needs is null ? Needs : null,
        Area = which.Area is null ? Area : null,
        Ages = which.Ages is null ? Ages : null,
        Genders = which.Genders is null ? Genders : null,
        Residence = which.Residence is null ? Residence : null,
        Themes = which.Themes is null ? Themes : null,
        Consent = which.Consent is null ? Consent : null,
        Cost = which.Cost is null ? Cost : null,
        Payer = which.Payer is null ? Payer : null,
    };

    /// <summary>The service with these fields, as its coordinator would write it.</summary>
    public ServiceDraft Over(Service service) => new()
    {
        Name = Name ?? service.Name,
        Description = Description ?? service.Description,
        Needs = Needs ?? service.Needs,
        Area = Area ?? service.Area,
        MinAge = Ages is null ? service.MinAge : Ages.From,
        MaxAge = Ages is null ? service.MaxAge : Ages.To,
        Genders = Genders ?? service.Genders,
        ResidenceSituations = Residence ?? service.ResidenceSituations,
        Themes = Themes ?? service.Themes,
        ConsentNeeded = Consent ?? service.ConsentNeeded,
        FrontGate = service.FrontGate,
        Cost = Cost ?? service.Cost,
        Payer = Payer ?? service.Payer,
    };
}
