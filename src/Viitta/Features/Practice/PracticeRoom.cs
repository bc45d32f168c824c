namespace Viitta.Features.Practice;

public static class PracticeRoom
{
    public static void AddPractice(this WebApplicationBuilder builder)
    {
    }

    public static void MapPractice(this WebApplication app)
    {
    }
}
