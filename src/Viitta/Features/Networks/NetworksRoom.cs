using Viitta.Common;

namespace Viitta.Features.Networks;

/// <summary>The regional networks and their areas.</summary>
public static class NetworksRoom
{
    public static void AddNetworks(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IAtStart, NetworksAtStart>();
        builder.Services.AddSingleton<PracticeRegion>();
    }
}
