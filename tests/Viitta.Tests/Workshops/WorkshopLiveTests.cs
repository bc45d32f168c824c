using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Who may listen, and what is heard.</summary>
public sealed class WorkshopLiveTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_coordinator_hears_that_there_is_something_new()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        using var heard = new SemaphoreSlim(0);
        await using var connection = Listen(workshop.Id, await App.CoordinatorAsync("north-savo"));
        connection.On(WorkshopLive.LookAgain, () => heard.Release());
        await connection.StartAsync();
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no greeting");
        var outcome = await App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, 0, default));
        Assert.False(outcome.Refused);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no nudge");
    }

    [Fact]
    public async Task What_happens_at_one_table_is_heard_by_those_who_follow_all()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        using var heard = new SemaphoreSlim(0);
        await using var connection = Listen(workshop.Id, await App.CoordinatorAsync("north-savo"));
        connection.On(WorkshopLive.LookAgain, () => heard.Release());
        await connection.StartAsync();
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no greeting");
        await App.Services.GetRequiredService<WorkshopLive>().TableChangedAsync(workshop.Id, workshop.Tables[0].Id);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no nudge");
    }

    [Fact]
    public async Task A_tables_own_phones_are_told_to_look_now_and_the_other_tables_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        using var heard = new SemaphoreSlim(0);
        using var elsewhere = new SemaphoreSlim(0);
        await using var here = Listen(workshop.Id, await App.SeatAsync(workshop, 1));
        await using var there = Listen(workshop.Id, await App.SeatAsync(workshop, 2));
        foreach (var (phone, news) in new[] { (here, heard), (there, elsewhere) })
        {
            phone.On(WorkshopLive.LookAgain, () => news.Release());
            await phone.StartAsync();
            Assert.True(await news.WaitAsync(TimeSpan.FromSeconds(10)), "no greeting");
            phone.On(WorkshopLive.LookNow, () => news.Release());
        }
        here.Remove(WorkshopLive.LookAgain);
        await App.Services.GetRequiredService<WorkshopLive>().TableChangedAsync(workshop.Id, workshop.Tables.Single(t => t.Number == 1).Id);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no nudge");
        await App.Services.GetRequiredService<WorkshopLive>().ChangedAsync(workshop.Id);
        Assert.True(await elsewhere.WaitAsync(TimeSpan.FromSeconds(10)), "no nudge for the room");
        Assert.False(await elsewhere.WaitAsync(TimeSpan.FromMilliseconds(300)), "heard of another table");
    }

    [Fact]
    public async Task A_stranger_is_turned_away_at_the_door()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        await using var connection = Listen(workshop.Id, App.Browse());
        await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync());
    }

    [Fact]
    public async Task The_recorder_hears_what_happens_at_a_table_until_a_new_link_is_made()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var link = (await App.RunAsync((MakeRecordLink make) => make.RunAsync(Actor.Program, workshop.Id, default))).Value!;
        using var heard = new SemaphoreSlim(0);
        await using var connection = Listen(workshop.Id, App.Browse(), $"&record={link.Key}");
        connection.On(WorkshopLive.LookAgain, () => heard.Release());
        await connection.StartAsync();
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no greeting");
        await App.Services.GetRequiredService<WorkshopLive>().TableChangedAsync(workshop.Id, workshop.Tables[0].Id);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), "no nudge");
        await App.RunAsync((RenewRecordLink renew) => renew.RunAsync(Actor.Program, workshop.Id, link.Version, default));
        await using var astray = Listen(workshop.Id, App.Browse(), $"&record={link.Key}");
        await Assert.ThrowsAnyAsync<Exception>(() => astray.StartAsync());
    }

    [Fact]
    public async Task Another_networks_coordinator_hears_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        await using var connection = Listen(workshop.Id, await App.CoordinatorAsync("tampere"));
        var (closed, heard) = (new TaskCompletionSource(), false);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        connection.On(WorkshopLive.LookAgain, () => heard = true);
        try
        {
            await connection.StartAsync();
            await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // Sent away before the handshake was over: as good.
        }
        await App.Services.GetRequiredService<WorkshopLive>().ChangedAsync(workshop.Id);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(HubConnectionState.Disconnected, connection.State);
        Assert.False(heard);
    }

    /// <summary>In memory there are no sockets: long polling, with the browser's cookies.</summary>
    private static HubConnection Listen(Guid workshopId, Browse browse, string more = "") => new HubConnectionBuilder()
        .WithUrl(new Uri(browse.Client.BaseAddress!, $"/live/workshops?workshop={workshopId}{more}"), options =>
        {
            options.Transports = HttpTransportType.LongPolling;
            options.HttpMessageHandlerFactory = _ => new Through(browse.Client);
        })
        .Build();

    /// <summary>Sends through a client that holds the session's cookies.</summary>
    private sealed class Through(HttpClient client) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            foreach (var (name, values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(name, values);
            }
            copy.Content = request.Content;
            return await client.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }
}
