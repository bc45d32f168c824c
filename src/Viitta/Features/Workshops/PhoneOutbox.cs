using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Viitta.Features.Workshops;

/// <summary>What table.js sends in the background, with <c>viitta-outbox: 1</c>.</summary>
internal static class PhoneOutbox
{
    /// <summary>It wants to know where to go, and seldom goes: it is told without the page.</summary>
    public static IActionResult AddressOnly(PageModel at, IActionResult answer)
    {
        if (answer is not LocalRedirectResult { Url: { } url } || !at.Request.Headers.ContainsKey("Viitta-Outbox"))
        {
            return answer;
        }
        at.Response.Headers.Location = url;
        return new NoContentResult();
    }
}
