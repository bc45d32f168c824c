using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>What may be shown of a closed workshop's feedback, to the network's members.</summary>
public sealed class ResultsModel(ReadFeedback read) : ViittaPage
{
    public Workshop Workshop { get; private set; } = null!;

    public PublishedFeedback Published { get; private set; } = new();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await read.RunAsync(Actor, Guid.Parse((string)RouteData.Values["id"]!), ct);
        (Workshop, Published) = (found.Value?.Workshop!, found.Value?.Published ?? new());
        return !found.Refused;
    }
}
