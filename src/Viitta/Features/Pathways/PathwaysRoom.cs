namespace Viitta.Features.Pathways;

public static class PathwaysRoom
{
    public static void AddPathways(this WebApplicationBuilder builder)
    {
    }

    public static void MapPathways(this WebApplication app)
    {
    }
}
