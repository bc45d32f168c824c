using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Reports;

/// <summary>The report for those who took part: who has the link reads it, until it ends.</summary>
[OpenTo(Audience.Everyone)]
public sealed class SharedModel(ReadReport read, ReportWords words) : ViittaPage
{
    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>Null when the link has ended, or never was.</summary>
    public ReportDocument? Document { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.WithKeyAsync(Key, ct);
        Document = outcome.Refused ? null : words.Of(outcome.Value);
        Response.StatusCode = outcome.Refused ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return true;
    }
}
