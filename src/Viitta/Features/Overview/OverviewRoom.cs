using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Overview;

/// <summary>The way in: my networks, and each network's desk. Stands on all other rooms.</summary>
public static class OverviewRoom
{
    public static void AddOverview(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ListNetworks>();
        builder.Services.AddScoped<ReadDesk>();
    }

    public static void MapOverview(this WebApplication app)
    {
        var api = app.MapApi("networks");
        api.MapGet("/", async (Actor actor, ListNetworks list, CancellationToken ct) => TypedResults.Ok(await list.RunAsync(actor, ct)))
            .WithName("ListNetworks").WithSummary("The networks that the token's owner belongs to.");
        api.MapGet("/{network}/desk", async (string network, Actor actor, ReadDesk read, CancellationToken ct) =>
                (await read.RunAsync(actor, network, ct)).Mapped(DeskAnswer.Of))
            .WithName("ReadDesk").WithSummary("A network's figures, workshops and next steps.");
    }
}

/// <summary>A <see cref="Desk"/> without sentences: <c>kind</c> says what is to be done, <c>url</c> where.</summary>
public sealed record DeskAnswer(
    string Id, LocalText Name, bool IsPractice, IReadOnlyList<DeskAnswer.Step> NextSteps, IReadOnlyList<DeskWorkshop> Workshops, DeskFigures Figures)
{
    public static DeskAnswer Of(Desk desk) => new(
        desk.Network.Id, desk.Network.Name, desk.Network.IsPractice,
        [.. desk.NextSteps.Select(s => new Step(s.Kind, s.Url))], desk.Workshops, desk.Figures);

    public sealed record Step(string Kind, string Url);
}
