using System.Net;
using Viitta.Tests.Editions;

namespace Viitta.Tests.OpenData;

/// <summary>What another site's script may do.</summary>
public sealed partial class OpenDataTests
{
    [Fact]
    public async Task Another_sites_script_may_read_it_and_nothing_else()
    {
        foreach (var address in new[] { "/hsds", "/hsds/services", "/hsds/nowhere", "/hsds/services?page=x", $"/hsds/services/{Guid.NewGuid()}" })
        {
            using var answer = await Client.AskAsync(address);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(["cross-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        foreach (var address in new[] { "/", $"/api/v1/call?{TestRegion.Question}", $"/api/v1/editions/{TestRegion.Network}/latest", "/openapi/v1.json", "/hsdsx" })
        {
            using var answer = await Client.AskAsync(address);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), address);
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        }
    }

    /// <summary>A script that sends a header of its own, If-None-Match say, has its browser ask beforehand.</summary>
    [Fact]
    public async Task Another_sites_script_may_ask_what_it_has_already()
    {
        foreach (var address in new[] { "/hsds/services", "/hsds", "/openapi/hsds.json" })
        {
            using var answer = await BeforehandAsync(address, "GET");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(["if-none-match"], answer.Headers.GetValues("Access-Control-Allow-Headers"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        using var write = await BeforehandAsync("/hsds/services", "DELETE");
        Assert.Equal(["GET,HEAD"], write.Headers.GetValues("Access-Control-Allow-Methods"));
        using var elsewhere = await BeforehandAsync("/networks", "GET");
        Assert.False(elsewhere.Headers.Contains("Access-Control-Allow-Origin"));

        async Task<HttpResponseMessage> BeforehandAsync(string address, string method)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, address);
            request.Headers.Add("Origin", "https://directory.example");
            request.Headers.Add("Access-Control-Request-Method", method);
            request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
            return await Client.SendAsync(request);
        }
    }
}
