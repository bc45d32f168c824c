using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// A service map as it is written in content/: organisations, under them services, under them contact points.
/// The head of content/practice/service-map.yaml tells its editors what each key means.
/// </summary>
public sealed class ServiceMapFile
{
    public List<FileOrganization> Organizations { get; init; } = [];

    public sealed class FileOrganization
    {
        public string Id { get; init; } = "";

        public LocalText Name { get; init; } = LocalText.Empty;

        public string Sector { get; init; } = "";

        public List<FileService> Services { get; init; } = [];
    }

    public sealed class FileService
    {
        public string Id { get; init; } = "";

        public LocalText Name { get; init; } = LocalText.Empty;

        public LocalText Description { get; init; } = LocalText.Empty;

        public List<string> Needs { get; init; } = [];

        /// <summary><c>all</c> or a list of municipality codes.</summary>
        public object? Area { get; init; }

        public FileAudience Audience { get; init; } = new();

        public bool ConsentNeeded { get; init; }

        /// <summary>The place must stay secret also where the needs do not say so.</summary>
        public bool FrontGate { get; init; }

        public LocalText Cost { get; init; } = LocalText.Empty;

        public LocalText Payer { get; init; } = LocalText.Empty;

        public List<FileContact> Contacts { get; init; } = [];

        public List<string> Municipalities => Area is List<object> codes ? [.. codes.Select(c => (string)c)] : [];
    }

    public sealed class FileAudience
    {
        public int? MinAge { get; init; }

        public int? MaxAge { get; init; }

        public List<string> Genders { get; init; } = [];

        public List<string> Residence { get; init; } = [];

        public List<string> Themes { get; init; } = [];
    }

    public sealed class FileContact
    {
        public string Id { get; init; } = "";

        public LocalText Function { get; init; } = LocalText.Empty;

        public string? Phone { get; init; }

        public string? Email { get; init; }

        public string? Web { get; init; }

        public List<string> Languages { get; init; } = [];

        public bool Interpreter { get; init; }

        public Visibility Visibility { get; init; }

        /// <summary><c>always</c>, <c>by-appointment</c>, <c>unknown</c> or a list of slots.</summary>
        public object? Hours { get; init; }

        public HolidayRule Holidays { get; init; }

        /// <summary>Days from–until that are closed, whatever <see cref="Hours"/> say.</summary>
        public List<FileOpening> Closed { get; init; } = [];

        /// <summary>Single days that are open besides.</summary>
        public List<FileOpening> Extra { get; init; } = [];

        /// <summary>Where it is met; never at a front gate.</summary>
        public FilePlace? At { get; init; }

        /// <summary>What the caller should know.</summary>
        public LocalText Note { get; init; } = LocalText.Empty;

        /// <summary>Why the data itself is in doubt.</summary>
        public LocalText Warnings { get; init; } = LocalText.Empty;

        public FileVerification? Verified { get; init; }

        public string? Source { get; init; }

        public string? SourceDate { get; init; }

        public VisitingPlace? Place => At is null ? null : new VisitingPlace(At.Address, At.Latitude, At.Longitude);

        /// <exception cref="InvalidDataException">The hours cannot be read; the message names the contact.</exception>
        public Schedule Schedule()
        {
            try
            {
                return Hours switch
                {
                    List<object> slots => new Schedule
                    {
                        Cover = Cover.OfficeHours,
                        Slots = [.. slots.Select(Slot)],
                        Holidays = Holidays,
                        Closed = [.. Closed.Select(c => new DateRange(Date(c.From), Date(c.Until)))],
                        Extra = [.. Extra.Select(e => new ExtraOpening(Date(e.Date), Minutes(e.Opens), Minutes(e.Closes)))],
                    },
                    string word => new Schedule { Cover = Enum.GetValues<Cover>().First(c => Texts.Slug(c) == word), Holidays = Holidays },
                    _ => ServiceMap.Schedule.NotKnown,
                };
            }
            catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException or InvalidCastException)
            {
                throw new InvalidDataException($"The hours of {Id} cannot be read: {exception.Message}", exception);
            }
        }
    }

    /// <summary>An exception: closed <see cref="From"/> … <see cref="Until"/>, or open on <see cref="Date"/> for a while.</summary>
    public sealed class FileOpening
    {
        public string From { get; init; } = "";

        public string Until { get; init; } = "";

        public string Date { get; init; } = "";

        public string Opens { get; init; } = "";

        public string Closes { get; init; } = "";
    }

    /// <summary>Degrees, WGS 84.</summary>
    public sealed class FilePlace
    {
        public LocalText Address { get; init; } = LocalText.Empty;

        public double? Latitude { get; init; }

        public double? Longitude { get; init; }
    }

    public sealed class FileVerification
    {
        public LocalText Role { get; init; } = LocalText.Empty;

        public VerificationMethod Method { get; init; }

        public int DaysAgo { get; init; }
    }

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static Slot Slot(object written)
    {
        var slot = (Dictionary<object, object>)written;
        return new Slot(
            [.. ((List<object>)slot["days"]).Select(day => Array.IndexOf(Days, (string)day) is >= 0 and var index
                ? index + 1
                : throw new FormatException($"{day} is not a day."))],
            Minutes((string)slot["opens"]),
            Minutes((string)slot["closes"]))
        {
            From = slot.TryGetValue("from", out var from) ? Date((string)from) : null,
            Until = slot.TryGetValue("until", out var until) ? Date((string)until) : null,
        };
    }

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Minutes(string time) =>
        time == "24:00" ? 24 * 60 : (int)TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;
}
