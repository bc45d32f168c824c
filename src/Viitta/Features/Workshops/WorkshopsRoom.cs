namespace Viitta.Features.Workshops;

public static class WorkshopsRoom
{
    public static void AddWorkshops(this WebApplicationBuilder builder)
    {
    }

    public static void MapWorkshops(this WebApplication app)
    {
    }
}
