using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>Who offers what, how they are reached, and how well that is known.</summary>
public static class ServiceMapRoom
{
    public static void AddServiceMap(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<AddCandidate>();
        services.AddScoped<LoadServiceMap>();
        services.AddScoped<HidePlaces>();
        services.AddScoped<IAtStart, ServiceMapAtStart>();
        services.AddSingleton<ContactWords>();
        services.AddSingleton<MapCells>();
        services.AddSingleton<Reforms>();
        services.AddScoped<LoadMap>();
        services.AddScoped<ReadMap>();
        services.AddScoped<AddOrganization>();
        services.AddScoped<EditOrganization>();
        services.AddScoped<DecideCandidate>();
        services.AddScoped<AddService>();
        services.AddScoped<EditService>();
        services.AddScoped<AddContact>();
        services.AddScoped<AddFirstContact>();
        services.AddScoped<EditContact>();
        services.AddScoped<RemoveFromMap>();
        services.AddScoped<MergeRows>();
        services.AddScoped<TakeBackMerge>();
        services.AddScoped<KeepApart>();
        services.AddScoped<ReadDuplicates>();
        services.AddScoped<VerifyContact>();
        services.AddScoped<SayContactWorks>();
        services.AddScoped<ConfirmationMail>();
        services.AddScoped<SendConfirmation>();
        services.AddScoped<AskOwners>();
        services.AddSingleton<AskingAllowed>();
        services.AddHostedService<AskOwnersHourly>();
        services.AddScoped<SetAsking>();
        services.AddScoped<FindConfirmation>();
        services.AddScoped<AnswerConfirmation>();
        services.AddScoped<DecideProposal>();
    }

    public static void MapServiceMap(this WebApplication app)
    {
        app.MapServiceMapApi();
        app.MapConfirmations();
    }
}
