namespace Viitta.Features.Scenarios;

public static class ScenariosRoom
{
    public static void AddScenarios(this WebApplicationBuilder builder)
    {
    }

    public static void MapScenarios(this WebApplication app)
    {
    }
}
