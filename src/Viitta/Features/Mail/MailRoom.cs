namespace Viitta.Features.Mail;

public static class MailRoom
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
    }

    public static void MapMail(this WebApplication app)
    {
    }
}
