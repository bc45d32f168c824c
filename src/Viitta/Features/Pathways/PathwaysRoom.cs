using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>From findings to what the network agrees: who does what at each step, in versions.</summary>
public static class PathwaysRoom
{
    public static void AddPathways(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<StartPathway>();
        services.AddSingleton<TypicalPictures>();
        services.AddScoped<StartFromTypical>();
        services.AddScoped<PathwayChange>();
        services.AddScoped<SayStep>();
        services.AddScoped<DecideStep>();
        services.AddScoped<PutResponsibility>();
        services.AddScoped<RemoveResponsibility>();
        services.AddScoped<PutResponsibilityBack>();
        services.AddSingleton<CommentKeys>();
        services.AddScoped<CommentMail>();
        services.AddScoped<AskForComments>();
        services.AddScoped<CloseComments>();
        services.AddScoped<RenewCommentLink>();
        services.AddScoped<FindComment>();
        services.AddScoped<CommentOnPathway>();
        services.AddScoped<ReadComments>();
        services.AddScoped<AdoptPathway>();
        services.AddScoped<RevisePathway>();
        services.AddScoped<DiscardDraft>();
        services.AddScoped<TakeBackDraft>();
        services.AddScoped<ReadPathway>();
        services.AddScoped<ReadPath>();
        services.AddScoped<ListPathways>();
        services.AddScoped<ComparePathways>();
        services.AddScoped<CompareFindings>();
        services.AddScoped<IOrganizationUse, OrganizationsInPathways>();
    }

    public static void MapPathways(this WebApplication app)
    {
        PathwaysApi.Map(app);
        app.MapComments();
    }
}
