using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>The start page: 112, then the question.</summary>
[OpenTo(Audience.Everyone)]
public sealed class AskModel(ListCallRegions regions) : ViittaPage
{
    public AskForm Form { get; private set; } = null!;

    public CallRegionChoice? Practice => Form.Regions.FirstOrDefault(r => r is { IsPractice: true, Edition: not null });

    /// <summary>Regions with a map to open at once, on all of its numbers.</summary>
    public IReadOnlyList<CallRegionChoice> Published => [.. Form.Regions.Where(r => r is { IsPractice: false, Edition: not null })];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Form = new AskForm(CallAsked.From(Request.Query), await regions.RunAsync(ct), this, IsFirst: true);
        return true;
    }
}

/// <summary>The form that asks whom to call.</summary>
/// <param name="Page">Its errors stand beside their fields.</param>
/// <param name="IsFirst">On the start page: the button is the page's primary one.</param>
public sealed record AskForm(CallAsked Asked, IReadOnlyList<CallRegionChoice> Regions, ViittaPage Page, bool IsFirst)
{
    public AskFields Fields => new(Asked, Page);
}

/// <summary>Fields that several forms ask alike.</summary>
public sealed record AskFields(CallAsked Asked, ViittaPage Page);
