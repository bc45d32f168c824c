using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// How a service is reached: a function (duty phone, mailbox) first, a person only when that person agrees.
/// It may say where one goes, unless the place must stay secret (<see cref="Service.IsFrontGate"/>).
/// </summary>
public sealed class ContactPoint : IVersioned, IOnTheMap
{
    private const int LongestFunction = 120;
    private const int LongestNote = 600;

    public static readonly Refusal FunctionMissing = new("servicemap.function-missing", 400) { Field = "function-fi" };

    private string _phone = "";
    private string _email = "";
    private string _web = "";
    private List<string> _languages = [];
    private bool _interpreter;
    private Schedule _schedule = Schedule.NotKnown;
    private VisitingPlace? _place;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Key { get; init; }

    /// <summary>Another one only when two services are joined.</summary>
    public required Guid ServiceId { get; set; }

    /// <summary>Same as the service's; null is national.</summary>
    public string? NetworkId { get; init; }

    public required LocalText Function { get; set; }

    /// <summary>As it is to be dialled and read, in the national form; empty when there is none.</summary>
    public string Phone { get => _phone; init => _phone = value; }

    public string Email { get => _email; init => _email = value; }

    public string Web { get => _web; init => _web = value; }

    /// <summary>Ids of content/languages.yaml that are spoken.</summary>
    public List<string> Languages { get => _languages; init => _languages = value; }

    /// <summary>An interpreter can be had: its own fact, beside the languages spoken.</summary>
    public bool Interpreter { get => _interpreter; init => _interpreter = value; }

    public Schedule Schedule { get => _schedule; init => _schedule = value; }

    /// <summary>Null when nobody has said it, and always at a front gate.</summary>
    public VisitingPlace? Place { get => _place; init => _place = value; }

    public Visibility Visibility { get; set; }

    /// <summary>Where it was read, for shipped contacts.</summary>
    public string Source { get; set; } = "";

    /// <summary>Date or year of the source, as written there.</summary>
    public string SourceDate { get; set; } = "";

    /// <summary>What the caller should know: "say first which language the caller speaks".</summary>
    public LocalText Note { get; set; } = LocalText.Empty;

    /// <summary>Why the data is in doubt, such as a source older than a reform.</summary>
    public LocalText Warning { get; set; } = LocalText.Empty;

    public DateTime? RemovedAt { get; set; }

    public int Version { get; set; }

    public List<Verification> Verifications { get; init; } = [];

    /// <summary>
    /// How many readers have said that it does not work since somebody last found that it does. For its keepers' eyes
    /// only: a stranger must not be able to mark a number as broken in public.
    /// </summary>
    public int Reports { get; private set; }

    /// <summary>The last day on which a reader said so.</summary>
    public DateOnly? ReportedOn { get; private set; }

    /// <summary>Edited since the last verification, which therefore no longer holds.</summary>
    public bool ChangedSinceVerified { get; private set; }

    /// <summary>The newest verification, when it still holds (<see cref="Change"/>). Needs the verifications loaded.</summary>
    public Verification? LastVerification => ChangedSinceVerified ? null : Verifications.MaxBy(v => v.At);

    /// <summary>What a verification vouches for.</summary>
    public ContactDetails Details => new(Phone, Email, Web, Languages, Interpreter, Schedule) { Place = Place };

    /// <summary>When somebody should confirm it again; null when nobody has.</summary>
    public DateOnly? NextCheck => LastVerification is { } last ? Freshness.EndOfFresh(last.At) : null;

    public Freshness FreshnessAt(DateTime now) => Freshness.Of(LastVerification?.At, now);

    /// <summary>
    /// An edit is not a verification: when anything in <see cref="Details"/> becomes different, the contact is
    /// unverified until somebody confirms it again. A new wording of the function, the note or the warning, and
    /// another visibility, change nothing that was confirmed. Readers' reports are about what they dialled, and end with it.
    /// </summary>
    public void Change(ContactDetails details)
    {
        if (details != Details)
        {
            if (Dialled(details) != Dialled(Details))
            {
                FoundWorking();
            }
            (_phone, _email, _web) = (details.Phone, details.Email, details.Web);
            (_languages, _interpreter, _schedule, _place) = ([.. details.Languages], details.Interpreter, details.Schedule, details.Place);
            ChangedSinceVerified = true;
        }
    }

    /// <summary>Takes a change back: the details are again what they were, and what was confirmed about them holds again.</summary>
    /// <param name="confirmed">They had not been changed since their last verification.</param>
    public void ChangeBack(ContactDetails before, bool confirmed)
    {
        Change(before);
        ChangedSinceVerified = !confirmed;
    }

    /// <summary>The place alone goes, for the service has become a front gate; what else was confirmed stays confirmed.</summary>
    public void ForgetPlace() => _place = null;

    /// <summary>The same with all else that tells it.</summary>
    public void ForgetWhere()
    {
        ForgetPlace();
        _web = FrontGate.Tells(_web) ? "" : _web;
        Note = FrontGate.Problem(("", Note)) is null ? Note : LocalText.Empty;
        Warning = FrontGate.Problem(("", Warning)) is null ? Warning : LocalText.Empty;
    }

    /// <summary>A new contact point of the service, unverified.</summary>
    public static Outcome<ContactPoint> In(Service service, ContactDraft draft, Catalogue catalogue, Guid? id = null)
    {
        var contact = new ContactPoint
        {
            Id = id ?? Guid.CreateVersion7(),
            ServiceId = service.Id,
            NetworkId = service.NetworkId,
            Function = draft.Function,
        };
        return contact.Edit(draft, service.IsFrontGate(catalogue)).Refusal is { } refusal ? refusal : contact;
    }

    /// <summary>All that a coordinator writes about a contact.</summary>
    /// <param name="frontGate">Of its service: then neither the place nor any text may say where it is.</param>
    public Outcome Edit(ContactDraft draft, bool frontGate)
    {
        var (function, note, warning) = (FreeText.Clean(draft.Function), FreeText.Clean(draft.Note), FreeText.Clean(draft.Warning));
        if ((function.Problem(LongestFunction, "function") ?? note.Problem(LongestNote, "note")
            ?? warning.Problem(LongestNote, "warning")) is { } problem)
        {
            return problem;
        }
        if (function.IsEmpty)
        {
            return FunctionMissing;
        }
        if (frontGate && FrontGate.Problem(draft.Details, function, note, warning) is { } secret)
        {
            return secret;
        }
        (Function, Note, Warning) = (function, note, warning);
        Visibility = NetworkId is null ? Visibility.Clear : draft.Visibility;
        Change(draft.Details);
        return Outcome.Ok;
    }

    /// <summary>No reader's report stands any longer.</summary>
    public void FoundWorking() => (Reports, ReportedOn) = (0, null);

    /// <summary>The number; where there is none, what takes its place.</summary>
    private static string Dialled(ContactDetails details) =>
        details.Phone.Length > 0 ? details.Phone : $"{details.Email} {details.Web}";

    /// <summary>Said twice within a minute by the same method it counts once: a double click.</summary>
    public void Verify(LocalText role, VerificationMethod method, DateTime at)
    {
        FoundWorking();
        if (LastVerification is { } last && last.Method == method && (at - last.At).Duration() < TimeSpan.FromMinutes(1))
        {
            return;
        }
        Verifications.Add(new Verification { ContactPointId = Id, At = at, Role = role, Method = method });
        ChangedSinceVerified = false;
    }
}
