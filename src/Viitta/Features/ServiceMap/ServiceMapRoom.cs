namespace Viitta.Features.ServiceMap;

public static class ServiceMapRoom
{
    public static void AddServiceMap(this WebApplicationBuilder builder)
    {
    }

    public static void MapServiceMap(this WebApplication app)
    {
    }
}
