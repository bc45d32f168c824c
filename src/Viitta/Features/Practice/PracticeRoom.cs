using Viitta.Common;

namespace Viitta.Features.Practice;

/// <summary>The invented region that comes with every installation.</summary>
public static class PracticeRoom
{
    public static void AddPractice(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PlantWorkshop>();
        services.AddScoped<PlantPathways>();
        services.AddScoped<IAtStart, PracticeAtStart>();
    }
}
