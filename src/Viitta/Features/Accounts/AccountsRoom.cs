using Microsoft.AspNetCore.Authentication.Cookies;
using Viitta.Common;

namespace Viitta.Features.Accounts;

/// <summary>Users, sign-in links, sessions and API tokens.</summary>
public static class AccountsRoom
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "viitta-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
        });
        services.AddScoped<IActorSource, UserSource>();
        services.AddScoped<IAtStart, FirstCoordinator>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<AskForSignInLink>();
        services.AddScoped<UseSignInLink>();
    }

    public static void MapAccounts(this WebApplication app)
    {
        if (app.Environment.IsEnvironment("Testing"))
        {
            return;
        }
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
            Console.WriteLine($"Viitta: {address}");
            if (FirstCoordinator.Path is { } path)
            {
                Console.WriteLine($"First coordinator, sign in once: {address}{path}");
            }
        });
    }
}
