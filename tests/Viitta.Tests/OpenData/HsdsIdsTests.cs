using Viitta.Features.OpenData;

namespace Viitta.Tests.OpenData;

public sealed class HsdsIdsTests
{
    /// <summary>RFC 9562, appendix A.4.</summary>
    [Fact]
    public void An_id_is_made_as_the_standard_says()
    {
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), HsdsIds.Of(dns, "www.example.com"));
    }

    /// <summary>Others' programs keep these: they may never change.</summary>
    [Fact]
    public void Terms_have_the_ids_that_they_always_had()
    {
        Assert.Equal(new Guid("e7885494-54f7-5d41-b161-f1d9cef5d037"), HsdsIds.Of("term", "need", "n01"));
        Assert.Equal(new Guid("cf40f5fd-2509-5f23-8bde-59f16ec2b327"), HsdsIds.Of("taxonomy", "need"));
    }
}
