using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>
/// Takes what the small buttons beside contacts send, and goes back to where they stood. Seen itself only when it refuses,
/// or when somebody comes by its address.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class ReportModel(ReportContact report) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Where the button stood.</summary>
    public string Back => Typed("back") is { } back && Url.IsLocalUrl(back) ? back : "/search";

    public override async Task<bool> LoadAsync(CancellationToken ct) => await report.FindAsync(Actor, Id, ct) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await report.RunAsync(Actor, Id, ClientAddress.Of(HttpContext.Connection.RemoteIpAddress), ct);
        if (outcome.Refusal == ReportContact.TooMany)
        {
            Response.Headers.RetryAfter = "3600";
        }
        return await AfterAsync(outcome, Thanked(Back));
    }

    /// <summary>The same address with its thanks.</summary>
    private static string Thanked(string back)
    {
        var (path, query) = back.Split('?', 2) is [var before, var after] ? (before, QueryHelpers.ParseQuery(after)) : (back, []);
        query.Remove("handler");
        query["done"] = "reported";
        return QueryHelpers.AddQueryString(path, query);
    }
}
