using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Overview;

/// <summary>The network's desk: the next step first, then the way to everything that the network has.</summary>
public sealed class DeskModel(ReadDesk read) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public Desk Desk { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var desk = await read.RunAsync(Actor, Network, ct);
        Desk = desk.Value!;
        return !desk.Refused;
    }

    /// <summary>The sentence of a next step, its values written in the reader's language.</summary>
    public string Sentence(NextStep step)
    {
        object?[] words = [.. step.Arguments.Select(Word)];
        return step.Arguments is [int number, ..]
            ? T[$"overview.task.{step.Kind}.{(number == 1 ? "one" : "other")}", words]
            : T[$"overview.task.{step.Kind}", words];
    }

    private static object Word(object value) => value switch
    {
        DateOnly date => Clock.Date(date),
        IReadOnlyList<LocalText> names => Names(names),
        _ => value,
    };

    /// <summary>At most five, so that the sentence stays one.</summary>
    private static string Names(IReadOnlyList<LocalText> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? " …" : "");
}
