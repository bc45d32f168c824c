using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;

namespace Viitta.Tests.House;

/// <summary>
/// The whole program with a database of its own: SQLite in a temporary folder, or, when VIITTA_TEST_POSTGRES holds a
/// server's connection string, a fresh PostgreSQL database. In memory by default; <see cref="OnRealPort"/> for browsers.
/// Each test class that needs other rows than the shipped ones makes its own app.
/// </summary>
public sealed class ViittaApp : WebApplicationFactory<Program>
{
    /// <summary>Saturday 21 November 2026, 22:40 in Helsinki: the hour that Viitta is for.</summary>
    public static readonly DateTimeOffset SaturdayNight = new(2026, 11, 21, 20, 40, 0, TimeSpan.Zero);

    private readonly TestDatabase _database = new();
    private readonly Dictionary<string, string?> _settings = [];

    /// <summary>What the program logged as an error: an unforeseen exception behind a 500.</summary>
    public ErrorLog Log { get; } = new();

    public FakeTimeProvider Time { get; } = new(SaturdayNight);

    public static bool OnPostgres => PostgresServer is { Length: > 0 };

    public static string? PostgresServer => TestDatabase.PostgresServer;

    private readonly Lock _starting = new();

    private bool _clockwork;

    /// <summary>The first to ask starts the program, also when several ask at once.</summary>
    public override IServiceProvider Services
    {
        get
        {
            lock (_starting)
            {
                return base.Services;
            }
        }
    }

    /// <summary>The practice region takes a second to plant; most tests do without.</summary>
    public ViittaApp WithPractice()
    {
        _settings["VIITTA_PRACTICE"] = "true";
        return this;
    }

    /// <summary>
    /// With what the program does by the clock and in the background: imports, mails, forgetting. Others do without, for a
    /// test that moves the clock by a month would wait for every minute of it.
    /// </summary>
    public ViittaApp WithClockwork()
    {
        _clockwork = true;
        return this;
    }

    public ViittaApp With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Serves on a free port of the loopback address, for a real browser, as it is outside tests.</summary>
    public ViittaApp OnRealPort()
    {
        UseKestrel(0);
        return WithClockwork();
    }

    /// <summary>Starts, when not started, and returns the address.</summary>
    public Uri Address
    {
        get
        {
            StartServer();
            return new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(ViittaDb).Assembly;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("VIITTA_DATA", _database.Folder);
        builder.UseSetting("VIITTA_PRACTICE", "false");
        if (_database.Postgres is { } postgres)
        {
            builder.UseSetting("VIITTA_DATABASE", postgres);
        }
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            foreach (var work in services.Where(s => !_clockwork && s.ServiceType == typeof(IHostedService) && IsOurs(s)).ToList())
            {
                services.Remove(work);
            }
        });
    }

    /// <summary>Reads or writes rows beside the program.</summary>
    public async Task<T> InDbAsync<T>(Func<ViittaDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ViittaDb>());
    }

    /// <summary>Runs a use case as the pages do, in a scope of its own.</summary>
    public async Task<T> RunAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Makes a user; without networks and not national it is a stranger with an account.</summary>
    public Task<Guid> AddUserAsync(
        string mail, bool national = false, bool authority = false, params (string Network, NetworkRole Role)[] networks) =>
        InDbAsync(async db =>
        {
            var user = User.New(mail);
            user.IsNational = national;
            user.Memberships.AddRange(networks.Select(n => new Membership
            {
                UserId = user.Id,
                NetworkId = n.Network,
                Role = n.Role,
                IsAuthority = authority,
            }));
            db.Users.Add(user);
            db.Record(new TraceKind("tests.user"), user.Id, null, Actor.Program, Time.Now());
            await db.SaveChangesAsync();
            return user.Id;
        });

    /// <summary>A browser without script that has signed in through a one-time link, as a person would.</summary>
    public async Task<Browse> SignInAsync(Guid userId)
    {
        var browse = Browse();
        await browse.GetAsync($"/sign-in/{await SignInKeyAsync(userId)}");
        await browse.SubmitAsync("main form");
        return browse;
    }

    public Task<string> SignInKeyAsync(Guid userId) => InDbAsync(async db =>
    {
        var user = (await db.Users.FindAsync(userId))!;
        var key = db.AddSignInLink(user, Actor.Program, Time.Now(), TimeSpan.FromHours(1));
        await db.SaveChangesAsync();
        return key;
    });

    /// <summary>Signs in a fresh coordinator of one network.</summary>
    public async Task<Browse> CoordinatorAsync(string networkId) => await SignInAsync(await AddUserAsync(
        $"{networkId}-{Guid.NewGuid():N}@viitta.example", networks: (networkId, NetworkRole.Coordinator)));

    /// <summary>An API client whose owner has this role in the network.</summary>
    public async Task<HttpClient> TokenClientAsync(string networkId, NetworkRole role = NetworkRole.Coordinator) => await TokenClientAsync(
        await AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (networkId, role)));

    public async Task<HttpClient> TokenClientAsync(Guid userId)
    {
        var key = Secrets.NewKey();
        await InDbAsync(db =>
        {
            var now = Time.Now();
            db.ApiTokens.Add(new ApiToken { UserId = userId, Name = "test", KeyHash = Secrets.Hash(key), CreatedAt = now, ExpiresAt = now.AddDays(1) });
            db.Record(new TraceKind("tests.token"), userId, null, Actor.Program, now);
            return db.SaveChangesAsync();
        });
        return BearerClient(key);
    }

    /// <summary>A program that sends this key, a token's or a participant's.</summary>
    public HttpClient BearerClient(string key)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser without script and without cookies. English unless told.</summary>
    public Browse Browse(string language = Languages.English) => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
    }), language, Log);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _database.Dispose();
        }
    }
}
