using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

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
        services.AddScoped<SignOutEverywhere>();
        services.AddScoped<MakeApiToken>();
        services.AddScoped<RevokeApiToken>();
        services.AddScoped<ReadPeople>();
        services.AddScoped<InvitationMail>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<SendNewLink>();
        services.AddScoped<ChangePerson>();
        services.AddScoped<RemovePerson>();
        services.AddScoped<ReadNationals>();
        services.AddScoped<MakeNational>();
        services.AddScoped<UnmakeNational>();
        services.Configure<CookieTempDataProviderOptions>(once =>
        {
            once.Cookie.Name = "viitta-once";
            once.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapApi("accounts").MapGet("/me", (Actor actor) => TypedResults.Ok(Me.Of(actor)))
            .WithName("ReadMe").WithSummary("Whose token it is, and what it may do.");
        app.MapPeople();
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

/// <param name="Networks">Role by network id.</param>
/// <param name="AuthorityIn">Ids of the networks in which AMBER+STRICT contacts may be read as an authority.</param>
public sealed record Me(
    Guid Id, string Mail, bool IsNational, IReadOnlyList<string> AuthorityIn, IReadOnlyDictionary<string, NetworkRole> Networks)
{
    public static Me Of(Actor actor) =>
        new(actor.UserId!.Value, actor.Name!, actor.IsNational, actor.AuthorityIds, actor.Networks);
}
