using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>Who opens a page.</summary>
public enum Reader
{
    Stranger,
    Coordinator,
    National,
    Participant,

    /// <summary>Sat at a table of a workshop that is now closed.</summary>
    Leaver,

    /// <summary>Sits at a table after the last part, while it writes what to keep and change.</summary>
    Washer,

    /// <summary>Sits at a table before the first part is out.</summary>
    Waiting,

    /// <summary>Follows a table of a running workshop and writes nothing.</summary>
    Observer,

    /// <summary>Sits at a table that has been shown what the others wrote.</summary>
    Shown,
}

/// <summary>One page as a reader meets it. The path may ask the stage for ids.</summary>
/// <param name="Name">File name of its screenshots.</param>
/// <param name="Status">200, or what the page is meant to answer.</param>
/// <param name="Press">What the reader then presses to see what is meant: the button of a form that is refused.</param>
public sealed record PageCase(string Name, Reader Reader, Func<Stage, Task<string>> Path, int Status = 200, string? Press = null)
{
    public PageCase(string name, Reader reader, string path, int status = 200)
        : this(name, reader, _ => Task.FromResult(path), status)
    {
    }

    public override string ToString() => Name;
}

/// <summary>
/// All pages. A new page gets its line here; the tests below then check it at 320, 360 and 1280 px, light and dark, as it
/// comes and with its boxes open, with every axe rule, and <c>just screenshots</c> takes its picture.
/// </summary>
public static partial class AllPages
{
    public static IReadOnlyList<PageCase> Cases { get; } =
    [
        new("start", Reader.Stranger, "/"),
        new("call", Reader.Stranger, "/call?theme=forced-marriage&municipality=T01&age=17"),
        new("call-need", Reader.Stranger, "/call?need=n02&municipality=T01"),
        new("call-need-print", Reader.Stranger, "/call/print?need=n02&municipality=T01"),
        new("call-refused", Reader.Stranger, "/call?theme=forced-marriage&municipality=T01&at=tonight&age=teen", 400),
        new("call-unpublished", Reader.Stranger, "/call?theme=labour-exploitation&municipality=853"),
        new("call-member", Reader.Coordinator, "/call?theme=labour-exploitation&municipality=T02"),
        new("call-print", Reader.Stranger, "/call/print?theme=forced-marriage&municipality=T01"),
        new("call-poster", Reader.Stranger, "/call/print?theme=forced-marriage&municipality=T01&size=a3"),
        new("search", Reader.Stranger, "/search"),
        new("search-found", Reader.Stranger, "/search?q=turvakodin+numero+y%C3%B6ll%C3%A4"),
        new("search-none", Reader.Stranger, "/search?q=zzzzqqq"),
        new("search-narrowed", Reader.Stranger, "/search?need=n01&place=T02&at=2026-11-28T22:40&age=17"),
        new("search-table", Reader.Stranger, "/search?place=T1&view=table&at=2026-11-28T22:40"),
        new("search-counties", Reader.Stranger, "/search?view=table"),
        new("search-map", Reader.Stranger, "/search?view=map&need=n01"),
        new("coverage", Reader.Coordinator, "/networks/tuulivaara/coverage"),
        new("coverage-hours", Reader.Coordinator, "/networks/tuulivaara/coverage/hours?need=n08&municipality=T02&gender=women&language=ru"),
        new("coverage-nobody", Reader.Coordinator, "/networks/tuulivaara/coverage/hours?need=n22&municipality=T02&interpreter=no&language=th"),
        new("coverage-what-if", Reader.Coordinator, async stage => $"/networks/tuulivaara/coverage/hours?need=n08&municipality=T02&contact={await stage.ContactIdAsync("tv-legal-aid-phone")}&change=evenings"),
        new("coverage-what-if-hours", Reader.Coordinator, async stage => $"/networks/tuulivaara/coverage/hours?need=n08&municipality=T02&contact={await stage.ContactIdAsync("tv-legal-aid-phone")}&change=hours&opens=10&closes=12"),
        new("coverage-map", Reader.National, "/networks/turku/coverage?need=n06"),
        new("progression", Reader.Coordinator, "/networks/tuulivaara/coverage/progression"),
        new("progression-stopped", Reader.Coordinator, "/networks/tuulivaara/coverage/progression?theme=labour-exploitation&residence=no-municipality-legal&municipality=T01"),
        new("progression-refused", Reader.Coordinator, "/networks/tuulivaara/coverage/progression?begins=tonight", 400),
        new("progression-none", Reader.Coordinator, "/networks/north-savo/coverage/progression"),
        new("region", Reader.Stranger, "/regions/tuulivaara"),
        new("region-member", Reader.Coordinator, "/regions/tuulivaara?q=turvakoti"),
        new("report", Reader.Coordinator, async stage => $"/report/{(await stage.ContactAsync()).Id}"),
        new("editions", Reader.Coordinator, "/networks/tuulivaara/editions"),
        new("editions-none", Reader.Coordinator, "/networks/north-savo/editions"),
        new("edition-changes", Reader.Coordinator, async stage => $"/networks/tuulivaara/editions/{await stage.SecondEditionAsync()}/changes"),
        new("edition-new", Reader.Coordinator, "/networks/tuulivaara/editions/new"),
        new("about", Reader.Stranger, "/about"),
        new("map", Reader.Coordinator, "/networks/tuulivaara/map"),
        new("map-found", Reader.Coordinator, "/networks/tuulivaara/map?need=n10"),
        new("reform-sweep", Reader.Coordinator, async stage => $"/networks/{await stage.OutdatedNameAsync()}/map/reform-sweep"),
        new("reform-sweep-none", Reader.Coordinator, "/networks/tuulivaara/map/reform-sweep"),
        new("duplicates", Reader.Coordinator, async stage => $"/networks/{await stage.TwinsAsync()}/map/duplicates"),
        new("duplicates-practice", Reader.Coordinator, "/networks/tuulivaara/map/duplicates"),
        new("map-tasks", Reader.Coordinator, async stage => $"/networks/tuulivaara/map#{await stage.CandidateAndProposalAsync()}"),
        new("contact-proposed", Reader.Coordinator, async stage => $"/contacts/{await stage.CandidateAndProposalAsync()}"),
        new("organization-new", Reader.Coordinator, "/networks/tuulivaara/organizations/new"),
        new("organization", Reader.Coordinator, async stage => $"/organizations/{await stage.OrganizationAsync()}"),
        new("service-new", Reader.Coordinator, async stage => $"/organizations/{await stage.OrganizationAsync()}/services/new"),
        new("contact-first", Reader.Coordinator, async stage => $"/organizations/{await stage.OrganizationAsync()}/contact/new"),
        new("service", Reader.Coordinator, async stage => $"/services/{(await stage.ContactAsync()).ServiceId}"),
        new("contact", Reader.Coordinator, async stage => $"/contacts/{(await stage.ContactAsync()).Id}"),
        new("contact-new", Reader.Coordinator, async stage => $"/services/{(await stage.ContactAsync()).ServiceId}/contacts/new"),
        new("contact-refused", Reader.Coordinator, async stage => $"/services/{(await stage.ContactAsync()).ServiceId}/contacts/new",
            Press: "main form.form button[type=submit]"),
        new("contact-edit", Reader.Coordinator, async stage => $"/contacts/{(await stage.ContactAsync()).Id}/edit"),
        new("import", Reader.Coordinator, "/networks/tuulivaara/import"),
        new("import-columns", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.SheetAsync()}/columns"),
        new("import-doubtful", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.SheetAsync()}?show=doubtful"),
        new("import-changed", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.SheetAsync()}?show=changed"),
        new("import-added", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.SheetAsync()}?show=added"),
        new("import-refused", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.SheetAsync()}?show=refused"),
        new("import-applied", Reader.Coordinator, async stage => $"/networks/north-savo/import/{await stage.AppliedSheetAsync(undo: false)}"),
        new("import-undone", Reader.Coordinator, async stage => $"/networks/north-savo/import/{await stage.AppliedSheetAsync(undo: true)}"),
        new("import-busy", Reader.Coordinator, async stage => $"/networks/tuulivaara/import/{await stage.BusySheetAsync()}"),
        new("feedback-results", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/feedback/results"),
        new("feedback-over-time", Reader.Coordinator, "/feedback?network=tuulivaara"),
        new("not-found", Reader.Stranger, "/networks/north-savo", 404),
        new("sign-in-link", Reader.Stranger, async stage => $"/sign-in/{await stage.App.SignInKeyAsync(stage.CoordinatorId)}"),
        new("sign-in", Reader.Stranger, "/sign-in"),
        new("sign-in-sent", Reader.Stranger, "/sign-in?sent=true"),
        new("sign-out", Reader.Stranger, "/sign-out"),
        new("account", Reader.Coordinator, "/account"),
        new("national", Reader.National, "/national"),
        new("networks", Reader.Coordinator, "/networks"),
        new("desk", Reader.Coordinator, "/networks/tuulivaara"),
        new("coverage-regions", Reader.National, "/coverage"),
        new("people", Reader.Coordinator, "/networks/tuulivaara/people"),
        new("join", Reader.Stranger, "/join"),
        new("join-seat", Reader.Stranger, stage => Task.FromResult($"/join/{stage.Workshop.JoinKey}")),
        new("join-change", Reader.Participant, stage => Task.FromResult($"/join/{stage.Workshop.JoinKey}?change=1")),
        new("table", Reader.Participant, "/table?part=1"),
        new("table-edit", Reader.Participant, async stage => $"/table?part=1&edit={(await stage.App.AnswersAsync(stage.Workshop))[0].Id}"),
        new("table-shown", Reader.Shown, "/table?part=1"),
        new("table-observer", Reader.Observer, "/table?part=1"),
        new("hot-wash", Reader.Washer, "/table/hot-wash"),
        new("table-waiting", Reader.Waiting, "/table?part=0"),
        new("feedback-arrival", Reader.Waiting, stage => Task.FromResult($"/workshops/{stage.Waited.Id}/feedback/arrival")),
        new("table-closed", Reader.Leaver, "/table"),
        new("feedback", Reader.Leaver, stage => Task.FromResult($"/workshops/{stage.Ended.Id}/feedback")),
        new("feedback-later", Reader.Leaver, stage => Task.FromResult($"/workshops/{stage.Ended.Id}/feedback/later")),
        new("feedback-later-form", Reader.Stranger, async stage => $"/feedback/later/{await stage.LaterKeyAsync()}"),
        new("feedback-later-over", Reader.Stranger, $"/feedback/later/{Secrets.NewKey()}", 410),
        new("feedback-mails", Reader.Stranger, async stage => $"/feedback/mails/{await stage.StopKeyAsync()}"),
        new("feedback-mails-none", Reader.Stranger, $"/feedback/mails/{Secrets.NewKey()}", 410),
        new("confirm", Reader.Stranger, async stage => $"/confirm/{await stage.ConfirmationKeyAsync()}"),
        new("confirm-over", Reader.Stranger, $"/confirm/{Secrets.NewKey()}", 410),
        new("outbox", Reader.Coordinator, "/networks/tuulivaara/outbox"),
        new("scenarios", Reader.Coordinator, "/scenarios"),
        new("scenario", Reader.Coordinator, "/scenarios/summer-holiday?variant=17"),
        new("library", Reader.Coordinator, async stage => $"/networks/{(await stage.ScenarioDraftAsync()).Network}/scenarios"),
        new("scenario-draft", Reader.Coordinator, async stage => $"/scenarios/{(await stage.ScenarioDraftAsync()).Id}/draft"),
        new("scenario-whole", Reader.Coordinator, async stage => $"/scenarios/{(await stage.ScenarioDraftAsync()).Id}/draft/whole"),
        new("scenario-part", Reader.Coordinator, async stage => $"/scenarios/{(await stage.ScenarioDraftAsync()).Id}/draft/parts/3"),
        new("scenario-preview", Reader.Coordinator, async stage => $"/scenarios/{(await stage.ScenarioDraftAsync()).Id}/draft/preview?part=3&injects=1"),
        new("projector-preview", Reader.Coordinator, async stage => $"/scenarios/{(await stage.ScenarioDraftAsync()).Id}/draft/projector?part=3&injects=1"),
        new("workshops", Reader.Coordinator, "/networks/tuulivaara/workshops"),
        new("workshops-none", Reader.Coordinator, "/networks/north-savo/workshops"),
        new("workshop-new", Reader.Coordinator, "/networks/north-savo/workshops/new"),
        new("rehearse", Reader.Coordinator, "/rehearsals/new?scenario=summer-holiday/17"),
        new("stage-rehearsal", Reader.Coordinator, async stage => $"/workshops/{(await stage.RehearsedAsync()).Id}/stage"),
        new("projector-rehearsal", Reader.Coordinator, async stage => $"/workshops/{(await stage.RehearsedAsync()).Id}/projector"),
        new("findings-rehearsal", Reader.Coordinator, async stage => $"/workshops/{(await stage.RehearsedAsync(closed: true)).Id}/findings"),
        new("report-rehearsal", Reader.Coordinator, async stage => $"/workshops/{(await stage.RehearsedAsync(closed: true)).Id}/report"),
        new("pathway-rehearsal", Reader.Coordinator, async stage => $"/workshops/{(await stage.RehearsedAsync(closed: true)).Id}/pathway"),
        new("stage-planned", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara")).Id}/stage"),
        new("stage-running", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddAnsweredWorkshopAsync("tuulivaara", false)).Id}/stage"),
        new("record", Reader.Stranger, async stage => await stage.RecordAsync(await stage.App.AddAnsweredWorkshopAsync("tuulivaara", false))),
        new("record-waiting", Reader.Stranger, async stage => await stage.RecordAsync(await stage.App.AddWorkshopAsync("tuulivaara"))),
        new("record-over", Reader.Stranger, $"/record/{Secrets.NewKey()}", 410),
        new("stage-recorder", Reader.Coordinator, async stage => await stage.RecordedStageAsync()),
        new("stage-closed", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/stage"),
        new("run-sheet", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara", startsAt: new(9, 0))).Id}/run-sheet?tables=3&social=5&health=4&police=3&church=2&ngo=3"),
        new("run-sheet-refused", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara")).Id}/run-sheet?tables=many&police=-1", 400),
        new("table-signs", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara")).Id}/table-signs?social=5&police=2"),
        new("workshop-print", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/print"),
        new("workshop-report", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/report"),
        new("workshop-report-shared", Reader.Stranger, async stage => await stage.SharedReportAsync()),
        new("workshop-report-over", Reader.Stranger, $"/reports/{Secrets.NewKey()}", 410),
        new("findings", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/findings"),
        new("findings-beside", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/findings/beside"),
        new("findings-beside-none", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddAnsweredWorkshopAsync("north-savo", true)).Id}/findings/beside"),
        new("scenario-findings", Reader.National, async stage => await stage.SameScenarioAsync()),
        new("scenario-findings-none", Reader.National, "/scenarios/new-follower/findings"),
        new("pathways", Reader.Coordinator, "/networks/tuulivaara/pathways"),
        new("pathways-discarded", Reader.Coordinator, async stage => $"/networks/{await stage.DiscardedDraftAsync()}/pathways"),
        new("pathways-none", Reader.Coordinator, "/networks/north-savo/pathways"),
        new("pathway-start", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddClosedWorkshopAsync("tuulivaara")).Workshop.Id}/pathway"),
        new("pathway-draft", Reader.Coordinator, async stage =>
            $"/pathways/{await stage.App.StartAsync((await stage.App.AddClosedWorkshopAsync("tuulivaara")).Workshop)}"),
        new("pathway-sheet", Reader.Coordinator, async stage => $"/pathways/{await stage.App.InForceAsync("tuulivaara")}"),
        new("pathway-path", Reader.Coordinator, async stage => $"/pathways/{await stage.App.InForceAsync("tuulivaara")}/path"),
        new("pathway-path-known", Reader.Coordinator, async stage => $"/pathways/{await stage.App.InForceAsync("tuulivaara")}/path?minor=yes&residence=no"),
        new("pathway-typical", Reader.Coordinator, "/networks/tuulivaara/pathways/typical/forced-marriage"),
        new("pathway-changes", Reader.Coordinator, async stage =>
            $"/pathways/{await stage.App.StartAsync((await stage.App.AddClosedWorkshopAsync("tuulivaara")).Workshop)}/changes"),
        new("comments", Reader.Coordinator, async stage => $"/pathways/{await stage.CommentedDraftAsync()}/comments"),
        new("comments-none", Reader.Coordinator, async stage => $"/pathways/{(await stage.App.DecidedDraftAsync("tuulivaara")).Id}/comments"),
        new("pathway-commented", Reader.Coordinator, async stage => $"/pathways/{await stage.CommentedDraftAsync()}"),
        new("comment", Reader.Stranger, async stage => $"/comments/{(await stage.CommentKeysAsync())[0]}"),
        new("comment-answered", Reader.Stranger, async stage => $"/comments/{(await stage.CommentKeysAsync())[1]}"),
        new("comment-over", Reader.Stranger, $"/comments/{Secrets.NewKey()}", 410),
        new("actions", Reader.Coordinator, "/networks/tuulivaara/actions"),
        new("actions-none", Reader.Coordinator, "/networks/north-savo/actions"),
        new("projector-join", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara")).Id}/projector"),
        new("projector-part", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddWorkshopAsync("tuulivaara", parts: 3)).Id}/projector"),
        new("projector-reveal", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddAnsweredWorkshopAsync("tuulivaara", true)).Id}/projector"),
        new("projector-hot-wash", Reader.Coordinator, async stage => $"/workshops/{(await stage.App.AddHotWashAsync("tuulivaara", HotWashState.Shown)).Id}/projector"),
        new("projector-thanks", Reader.Coordinator, $"/workshops/{PlantWorkshop.Id}/projector"),
    ];
}
