using Viitta.Common;
using Viitta.Tests.Editions;

namespace Viitta.Tests.House;

/// <summary>What is declared: the addresses by whom they speak to, the questions asked beside them, and the words planted.</summary>
public sealed partial class AccessMatrix
{
    /// <summary>Say the same to everybody, also to those who may see more elsewhere.</summary>
    private static readonly string[] Public =
    [
        "/api/v1/call/regions", "/api/v1/comments/{key}", "/api/v1/confirmations/{key}", "/api/v1/feedback/later/{key}", "/exit", "/health/live", "/health/ready", "/hsds/", "/hsds/organizations",
        "/hsds/organizations/{id:guid}", "/hsds/service_at_locations", "/hsds/service_at_locations/{id:guid}", "/hsds/services",
        "/hsds/services/{id:guid}", "/hsds/taxonomies", "/hsds/taxonomies/{id:guid}", "/hsds/taxonomy_terms", "/hsds/taxonomy_terms/{id:guid}",
        "/live/workshops", "/live/workshops/negotiate", "/networks/{network}/import/template.csv", "/networks/{network}/import/template.xlsx",
        "/api/v1/record/{key}", "/openapi/{documentName}.json", "/regions/words.json", "/reports/{key}/report.docx", "/reports/{key}/report.xlsx", "about", "comments/{key}", "confirm/{key}",
        "error/{status:int}", "feedback/later/{key}", "feedback/mails/{key}", "join", "join/{key}", "regions/{network}", "record/{key}", "reports/{key}", "sign-in", "sign-in/{key}",
    ];

    /// <summary>Say what their reader may see.</summary>
    private static readonly string[] ByReader =
    [
        "", "/api/v1/accounts/me", "/api/v1/actions/", "/api/v1/call/", "/api/v1/editions/{network}", "/api/v1/editions/{network}/preview",
        "/api/v1/editions/{network}/{edition:int}/changes", "/api/v1/editions/{network}/{edition}", "/api/v1/feedback/", "/api/v1/feedback/{id:guid}",
        "/api/v1/networks/", "/api/v1/networks/{network}/coverage", "/api/v1/networks/{network}/coverage/progression",
        "/api/v1/networks/{network}/coverage/progression/rows", "/api/v1/networks/{network}/desk", "/api/v1/networks/{network}/outbox", "/api/v1/networks/{network}/people",
        "/api/v1/pathways/", "/api/v1/pathways/{id:guid}", "/api/v1/pathways/{id:guid}/changes", "/api/v1/pathways/{id:guid}/comments", "/api/v1/pathways/{id:guid}/path", "/api/v1/pathways/typical/{theme}", "/api/v1/scenarios/", "/api/v1/scenarios/{key}", "/api/v1/scenarios/{key}/findings", "/api/v1/search/",
        "/api/v1/service-map/contacts/{id:guid}", "/api/v1/service-map/contacts/{id:guid}/proposals", "/api/v1/service-map/{network}/contacts",
        "/api/v1/service-map/{network}/duplicates", "/api/v1/service-map/{network}/organizations", "/api/v1/service-map/{network}/services",
        "/api/v1/service-map/{network}/tasks", "/api/v1/workshops/", "/api/v1/workshops/table", "/api/v1/workshops/table/hot-wash", "/api/v1/workshops/table/others",
        "/api/v1/workshops/{id:guid}", "/api/v1/workshops/{id:guid}/findings", "/api/v1/workshops/{id:guid}/findings/beside", "/api/v1/workshops/{id:guid}/report", "/api/v1/workshops/{id:guid}/run-sheet",
        "/networks/{network}/editions/{edition}/check-by.ics", "/networks/{network}/editions/{edition}/contacts.vcf",
        "/networks/{network}/editions/{edition}/contacts.xlsx", "/networks/{network}/editions/{edition}/contacts/{id:guid}.vcf",
        "/scenarios/{id:guid}/draft/scenario.md", "/scenarios/{key}/scenario.md", "/workshops/{id:guid}/report.docx", "/workshops/{id:guid}/report.xlsx", "/workshops/{id:guid}/workshop.ics", "account", "call", "call/print", "contacts/{id:guid}",
        "contacts/{id:guid}/edit", "coverage", "feedback", "national", "networks", "networks/{network}", "networks/{network}/actions",
        "networks/{network}/coverage", "networks/{network}/coverage/hours", "networks/{network}/coverage/progression", "networks/{network}/editions",
        "networks/{network}/editions/new", "networks/{network}/editions/{edition:int}/changes", "networks/{network}/import",
        "networks/{network}/import/{id:guid}", "networks/{network}/import/{id:guid}/columns", "networks/{network}/map",
        "networks/{network}/map/duplicates", "networks/{network}/map/reform-sweep", "networks/{network}/organizations/new",
        "networks/{network}/outbox", "networks/{network}/pathways", "networks/{network}/pathways/typical/{theme}", "networks/{network}/people", "networks/{network}/scenarios", "networks/{network}/workshops",
        "networks/{network}/workshops/new", "organizations/{id:guid}", "organizations/{id:guid}/contact/new", "organizations/{id:guid}/services/new",
        "pathways/{id:guid}", "pathways/{id:guid}/changes", "pathways/{id:guid}/comments", "pathways/{id:guid}/path", "rehearsals/new", "report/{id:guid}", "scenarios", "scenarios/{id:guid}/draft",
        "scenarios/{id:guid}/draft/parts/{partNumber:int}", "scenarios/{id:guid}/draft/preview", "scenarios/{id:guid}/draft/projector",
        "scenarios/{id:guid}/draft/whole", "scenarios/{key}", "scenarios/{key}/findings", "search", "services/{id:guid}", "services/{id:guid}/contacts/new",
        "sign-out", "table", "table/hot-wash", "workshops/{id:guid}/feedback", "workshops/{id:guid}/feedback/arrival", "workshops/{id:guid}/feedback/later", "workshops/{id:guid}/feedback/results", "workshops/{id:guid}/findings", "workshops/{id:guid}/findings/beside",
        "workshops/{id:guid}/pathway", "workshops/{id:guid}/print", "workshops/{id:guid}/projector", "workshops/{id:guid}/report",
        "workshops/{id:guid}/run-sheet", "workshops/{id:guid}/stage", "workshops/{id:guid}/table-signs",
    ];

    /// <summary>What a curious reader would ask, and whether everybody is told the same.</summary>
    private static readonly (string Address, bool Public)[] Asked =
    [
        ($"/call?{TestRegion.Question}", false), ($"/call?{TestRegion.Question}&at=2026-11-23T12:00", false),
        ($"/call?need=n01&municipality={TestRegion.Iisalmi}", false), ($"/call/print?need=n01&municipality={TestRegion.Iisalmi}", false),
        ($"/call/print?{TestRegion.Question}", false), ($"/call/print?{TestRegion.Question}&members=true&size=a3", false),
        ($"/api/v1/call?{TestRegion.Question}", false),
        ("/search?q=line", false), ("/search?q=office&view=table", false), ("/search?q=service&view=map", false),
        ("/search?q=zamber", false), ("/networks/north-savo/map?text=line", false), ("/networks/north-savo/map?text=zamber", false), ("/networks/north-savo/map?need=n01", false),
        ("/regions/north-savo?q=line", true),
        ("/networks/north-savo/editions/latest/contacts.xlsx?public=true", true), ("/networks/north-savo/editions/latest/contacts.vcf?public=true", true),
        ("/networks/north-savo/editions/1/check-by.ics?public=true", true),
        ("/hsds/services?full=true&per_page=500", true), ("/hsds/services?search=line&format=ndjson", true),
        ("/hsds/organizations?full_service=true&per_page=500", true), ("/hsds/service_at_locations?full=true&format=ndjson", true),
        ("/hsds/services?modified_after=2020-01-01&minimal=true", true),
    ];

    /// <summary>
    /// Words in a contact's own fields (1), in those of a service and an organisation that have no other contacts (2: a table
    /// names the organisation), and of such a service in an organisation that all may see (3). A service without any contact
    /// is a gap to see.
    /// </summary>
    private static readonly (string Word, Visibility Of, bool AtTable)[] Canaries =
    [
        ("zclear", Visibility.Clear, false), ("zgap", Visibility.Clear, false),
        ("zgreen1", Visibility.Green, false), ("zgreen2", Visibility.Green, true), ("zgreen3", Visibility.Green, false), ("175550001", Visibility.Green, false),
        ("zamber1", Visibility.AmberStrict, false), ("zamber2", Visibility.AmberStrict, true), ("zamber3", Visibility.AmberStrict, false),
        ("175550002", Visibility.AmberStrict, false),
        (TestRegion.HandoverCanary.Replace(" ", "", StringComparison.Ordinal), Visibility.Green, false),
    ];
}
