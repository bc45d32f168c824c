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
        services.AddScoped<ContactWords>();
        services.AddScoped<IAtStart, ServiceMapAtStart>();
    }

    public static void MapServiceMap(this WebApplication app)
    {
    }
}
