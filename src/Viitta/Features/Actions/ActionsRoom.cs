namespace Viitta.Features.Actions;

public static class ActionsRoom
{
    public static void AddActions(this WebApplicationBuilder builder)
    {
    }

    public static void MapActions(this WebApplication app)
    {
    }
}
