using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Layout;

/// <summary>
/// What every page shares. GET loads and shows; a handler that posts ends in <see cref="AfterAsync(Outcome, string)"/>:
/// yes redirects, no shows the same page again with the refusal beside its field and everything typed still there.
/// </summary>
public abstract class ViittaPage : PageModel
{
    /// <summary>What is wrong with the form, in the order found.</summary>
    public List<Refusal> Errors { get; } = [];

    public Actor Actor => Actor.Of(HttpContext);

    public Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    public DateTime Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now();

    /// <summary>Reads what the page shows. False means: not there, or not for this actor (404).</summary>
    public virtual Task<bool> LoadAsync(CancellationToken ct) => Task.FromResult(true);

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await LoadAsync(ct) ? PageWithStatus() : NotFound();

    /// <summary>What was posted in that field, or the row's value on a fresh page.</summary>
    public string? Typed(string field, object? otherwise = null) =>
        Posted && Request.Form.TryGetValue(field, out var value) ? value.ToString() : otherwise?.ToString();

    /// <summary>Whether a box or choice is on: as posted, else as the row has it.</summary>
    public bool Chosen(string field, string value, bool otherwise = false) =>
        Posted ? Request.Form[field].Contains(value) : otherwise;

    public Refusal? ErrorFor(string field) => Errors.Find(e => e.Field == field);

    private bool Posted => HttpMethods.IsPost(Request.Method) && Request.HasFormContentType;

    /// <summary>Redirects to <paramref name="url"/> (a local path), or shows the page again with the refusal.</summary>
    protected Task<IActionResult> AfterAsync(Outcome outcome, string url) =>
        outcome.Refusal is { } refusal ? RefuseAsync(refusal) : Task.FromResult<IActionResult>(LocalRedirect(url));

    /// <summary>As above, with the address made from the value.</summary>
    protected Task<IActionResult> AfterAsync<T>(Outcome<T> outcome, Func<T, string> url) =>
        outcome.Refused ? RefuseAsync(outcome.Refusal) : Task.FromResult<IActionResult>(LocalRedirect(url(outcome.Value)));

    protected async Task<IActionResult> RefuseAsync(params IEnumerable<Refusal> refusals)
    {
        Errors.AddRange(refusals);
        if (Errors.Exists(e => e == Refusals.NotFound) || !await LoadAsync(HttpContext.RequestAborted))
        {
            return NotFound();
        }
        return PageWithStatus();
    }

    /// <summary>The page; with an error on it, also the error's status.</summary>
    protected PageResult PageWithStatus()
    {
        if (Errors.Count > 0)
        {
            Response.StatusCode = Errors[0].Status;
        }
        return Page();
    }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var db = HttpContext.RequestServices.GetRequiredService<ViittaDb>();
        await db.HoldConnectionAsync(HttpContext.RequestAborted);
        if (Posted && PostedIdentityCodes().ToList() is { Count: > 0 } found)
        {
            context.Result = await RefuseAsync(found);
            return;
        }
        var executed = await next();
        if (Foreseen(executed.Exception) is { } refusal)
        {
            executed.ExceptionHandled = true;
            db.ChangeTracker.Clear();
            executed.Result = await RefuseAsync(refusal);
        }
    }

    private IEnumerable<Refusal> PostedIdentityCodes() =>
        from field in Request.Form
        where !field.Key.StartsWith("__", StringComparison.Ordinal) && field.Value.Any(IdentifierGuard.HasIdentityCode)
        select IdentifierGuard.IdentityCode.For(field.Key);

    /// <summary>Refusals that only the save could find.</summary>
    internal static Refusal? Foreseen(Exception? exception) => exception switch
    {
        RefusedException refused => refused.Refusal,
        DbUpdateConcurrencyException => Refusals.ChangedMeanwhile,
        _ => null,
    };
}
