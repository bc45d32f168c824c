namespace Viitta.Features.Feedback;

public static class FeedbackRoom
{
    public static void AddFeedback(this WebApplicationBuilder builder)
    {
    }

    public static void MapFeedback(this WebApplication app)
    {
    }
}
