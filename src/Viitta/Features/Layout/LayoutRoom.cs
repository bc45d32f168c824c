using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Layout;

/// <summary>What all rooms stand on: languages, the frame of a page, who acts, headers, errors, health.</summary>
public static class LayoutRoom
{
    public static void AddLayout(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["VIITTA_URLS"] is { Length: > 0 } urls)
        {
            builder.WebHost.UseUrls(urls);
        }
        else if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Texts>();
        services.AddSingleton(_ => Catalogue.Read(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddHttpContextAccessor();
        services.AddScoped<SiteAddress>();
        services.AddRazorPages(pages => pages.RootDirectory = "/Features")
            .AddRazorOptions(razor => razor.PageViewLocationFormats.Add("/Features/Layout/{0}.cshtml"))
            .AddMvcOptions(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new(UnicodeRanges.All)); // ä is one letter, not six signs
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "viitta-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.Configure<RequestLocalizationOptions>(ConfigureLanguages);
        services.ConfigureHttpJsonOptions(json =>
        {
            // What a client leaves out is refused, unless the record says what it then means.
            json.SerializerOptions.Converters.Add(new EnumWords());
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // ApiProblems tells what was wrong
        services.AddOpenApi("v1", openApi =>
        {
            openApi.CreateSchemaReferenceId = ApiDocument.NameOf;
            openApi.AddDocumentTransformer<ApiDocument>().AddOperationTransformer<ApiDocument>().AddSchemaTransformer<ApiDocument>();
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "application/x-ndjson", "image/svg+xml"];
        });
        services.AddOutputCache(kept => kept.SizeLimit = 16 << 20);
        // For what a browser asks beforehand when a script sends headers of its own, such as If-None-Match: reading only, no cookies.
        services.AddCors(cors => cors.AddDefaultPolicy(open => open
            .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD").SetPreflightMaxAge(TimeSpan.FromDays(1))));
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"]);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    public static void UseLayout(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ApiProblems>();
        app.UseWhen(http => Api.IsOpenData(http.Request), open => open.UseCors());
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseWhen(http => Look.Is(http.Request), look =>
        {
            look.UseOutputCache();
            look.UseResponseCompression(); // what is kept is kept compressed
        });
        app.UseAntiforgery();
    }

    public static void MapLayout(this WebApplication app)
    {
        var open = new OpenToAttribute(Audience.Everyone);
        app.MapRazorPages();
        app.MapGet(Exit.Path, Exit.Leave).WithMetadata(open).ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(open);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(open);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).WithMetadata(open);
    }

    /// <summary>Migrates the database, then lets each room do what it does at start.</summary>
    public static async Task StartRoomsAsync(this WebApplication app)
    {
        // Takes a second to get ready, for which a room that comes back after a restart would wait at its first words.
        var guard = Task.Run(() => IdentifierGuard.Suspicions(""), app.Lifetime.ApplicationStopping);
        await DataRoom.MigrateAsync(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var work in scope.ServiceProvider.GetServices<IAtStart>().OrderBy(w => w.Order))
        {
            await work.RunAsync(app.Lifetime.ApplicationStopping);
        }
        await guard;
    }

    /// <summary>
    /// ?lang=sv wins and is remembered; then the cookie; then what the browser asks for; then Finnish. Programs neither get
    /// the cookie nor are answered by it.
    /// </summary>
    private static void ConfigureLanguages(RequestLocalizationOptions options)
    {
        var cultures = Languages.All.Select(Languages.Culture).ToList();
        options.SupportedCultures = options.SupportedUICultures = cultures;
        options.DefaultRequestCulture = new RequestCulture(Languages.Culture(Languages.Finnish));
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult(Chosen(http))),
            new CustomRequestCultureProvider(http => Task.FromResult(Preferred(http))),
        ];
    }

    private static ProviderCultureResult? Chosen(HttpContext http)
    {
        var language = http.Request.Query["lang"].ToString();
        if (Api.IsFor(http.Request))
        {
            return Languages.IsKnown(language) ? new ProviderCultureResult(Languages.Culture(language).Name) : null;
        }
        if (Languages.IsKnown(language))
        {
            http.Response.Cookies.Append("viitta-language", language, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
        else
        {
            language = http.Request.Cookies["viitta-language"];
        }
        return Languages.IsKnown(language) ? new ProviderCultureResult(Languages.Culture(language!).Name) : null;
    }

    /// <summary>The browser's first language of ours, whatever its country: "sv-SE" gets Swedish.</summary>
    private static ProviderCultureResult? Preferred(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(Languages.IsKnown) is { } language
            ? new ProviderCultureResult(Languages.Culture(language).Name)
            : null;
}
