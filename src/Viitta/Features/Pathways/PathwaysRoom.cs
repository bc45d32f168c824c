using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

public static class PathwaysRoom
{
    public static void AddPathways(this WebApplicationBuilder builder) =>
        builder.Services.AddScoped<IOrganizationUse, OrganizationsInPathways>();

    public static void MapPathways(this WebApplication app)
    {
    }
}
