using Microsoft.AspNetCore.OutputCaching;
using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>The participants' side of the room: joining, the table, its answers.</summary>
internal static class ParticipantServices
{
    public static void AddTables(this IServiceCollection services)
    {
        services.AddScoped<IActorSource, ParticipantSource>();
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<JoinLimiter>();
        services.AddScoped<EnterCode>();
        services.AddScoped<JoinWorkshop>();
        services.AddScoped<LeaveTable>();
        services.AddScoped<TableAccess>();
        services.AddScoped<ReadTable>();
        services.AddSingleton<TableLooks>();
        services.AddOptions<OutputCacheOptions>().Configure<TableLooks>((kept, looks) => kept.AddBasePolicy(looks));
        services.AddScoped<AnswerChange>();
        services.AddScoped<SaveAnswer>();
        services.AddScoped<RemoveAnswer>();
        services.AddScoped<RestoreAnswer>();
        services.AddScoped<JoinWordings>();
        services.AddScoped<ReadHotWash>();
        services.AddScoped<WriteHotWash>();
        services.AddScoped<RemoveHotWash>();
        services.AddScoped<ErasePseudonyms>();
        services.AddHostedService<ErasePseudonymsHourly>();
    }
}
