namespace Viitta.Features.Editions;

public static class EditionsRoom
{
    public static void AddEditions(this WebApplicationBuilder builder)
    {
    }

    public static void MapEditions(this WebApplication app)
    {
    }
}
