using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>Live sessions: the facilitator, the projector, the tables, and what they found.</summary>
public static class WorkshopsRoom
{
    public static void AddWorkshops(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSignalR();
        services.AddSingleton<WorkshopLive>();
        services.AddScoped<WorkshopChange>();
        services.AddScoped<IOrganizationUse, OrganizationsInAnswers>();

        // The facilitator
        services.AddScoped<ListWorkshops>();
        services.AddScoped<ReadStage>();
        services.AddScoped<CreateWorkshop>();
        services.AddScoped<SetStart>();
        services.AddScoped<SetFocus>();
        services.AddScoped<ReadRunSheet>();
        services.AddScoped<WorkshopCalendar>();
        services.AddScoped<InviteNetwork>();
        services.AddScoped<ReleasePart>();
        services.AddScoped<ThrowInject>();
        services.AddScoped<SetTimer>();
        services.AddScoped<SetPace>();
        services.AddScoped<RevealAnswers>();
        services.AddScoped<SetHotWash>();
        services.AddScoped<CloseWorkshop>();
        services.AddScoped<ReopenWorkshop>();
        services.AddScoped<TellTables>();
        services.AddScoped<WordPlenary>();
        services.AddScoped<RecordKeys>();
        services.AddScoped<MakeRecordLink>();
        services.AddScoped<RenewRecordLink>();
        services.AddScoped<IActorSource, RecorderSource>();
        services.AddScoped<ReportKeys>();
        services.AddScoped<ShareReport>();
        services.AddScoped<EndReportSharing>();

        services.AddTables();

        // What they found
        services.AddScoped<ReadFindings>();
        services.AddScoped<ReadScenarioFindings>();
    }

    public static void MapWorkshops(this WebApplication app)
    {
        app.MapFacilitator();
        app.MapTables();
        app.MapHotWash();
        app.MapRecord();
        app.MapWorkshopCalendar();
        app.MapHub<WorkshopHub>(WorkshopHub.Address).WithMetadata(new OpenToAttribute(Audience.Participants));
        FindingsApi.Map(app);
    }
}
