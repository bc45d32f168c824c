using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>The fictional cases: read from content at start, shown whole to facilitators.</summary>
public static class ScenariosRoom
{
    public static void AddScenarios(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IAtStart, ScenariosAtStart>();
        builder.Services.AddScoped<ScenarioTexts>();
    }

    public static void MapScenarios(this WebApplication app)
    {
    }
}
