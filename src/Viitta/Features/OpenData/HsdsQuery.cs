using System.Globalization;
using NodaTime.Text;
using Viitta.Common;

namespace Viitta.Features.OpenData;

/// <summary>What a request asks for. A parameter that is not known, or not understood, is refused and never guessed at.</summary>
public sealed record HsdsQuery
{
    public static readonly Refusal Unknown = new("opendata.unknown", 400);
    public static readonly Refusal NotOnce = new("opendata.not-once", 400);
    public static readonly Refusal NotANumber = new("opendata.not-a-number", 400);
    public static readonly Refusal NotAnId = new("opendata.not-an-id", 400);
    public static readonly Refusal NotAChoice = new("opendata.not-a-choice", 400);
    public static readonly Refusal NotATime = new("opendata.not-a-time", 400);
    public static readonly Refusal NoPages = new("opendata.no-pages", 400);
    public static readonly Refusal MinimalOrFull = new("opendata.minimal-or-full", 400);

    private static readonly string[] YesNo = ["true", "false"];

    public string? Search { get; private init; }

    /// <summary>From 1.</summary>
    public int Page { get; private init; }

    /// <summary>Null for all in one.</summary>
    public int? PerPage { get; private init; }

    public bool Ndjson { get; private init; }

    public Guid? TaxonomyId { get; private init; }

    public Guid? TaxonomyTermId { get; private init; }

    public Guid? OrganizationId { get; private init; }

    public DateTime? ModifiedAfter { get; private init; }

    public bool Minimal { get; private init; }

    public bool Full { get; private init; }

    public bool FullService { get; private init; }

    public Guid? ParentId { get; private init; }

    public bool Practice { get; private init; }

    /// <summary>The parameters that were given, in one order: the same question in another order has the same answer.</summary>
    public required string Asked { get; init; }

    /// <summary>Endpoints take it as a parameter.</summary>
    /// <exception cref="Data.RefusedException">Told as a problem.</exception>
    public static ValueTask<HsdsQuery> BindAsync(HttpContext http)
    {
        var takes = http.GetEndpoint()!.Metadata.GetRequiredMetadata<HsdsTakes>().Parameters;
        var read = new Reader(http.Request.Query, [.. takes.Select(t => t.Name)]);
        var minimal = read.Flag(HsdsParameters.Minimal);
        var query = new HsdsQuery
        {
            Search = read.Text(HsdsParameters.Search),
            Page = read.Number(HsdsParameters.Page, int.MaxValue) ?? 1,
            PerPage = read.Number(HsdsParameters.PerPage, HsdsParameters.MostPerPage) ?? (minimal ? null : HsdsParameters.UsualPerPage),
            Ndjson = read.Choice(HsdsParameters.Format, HsdsParameters.Format.Choices) == "ndjson",
            TaxonomyId = read.Id(HsdsParameters.TaxonomyId),
            TaxonomyTermId = read.Id(HsdsParameters.TaxonomyTermId),
            OrganizationId = read.Id(HsdsParameters.OrganizationId),
            ModifiedAfter = read.Time(HsdsParameters.ModifiedAfter),
            Minimal = minimal,
            Full = read.Flag(HsdsParameters.Full),
            FullService = read.Flag(HsdsParameters.FullService),
            ParentId = read.Id(HsdsParameters.ParentId),
            Practice = read.Flag(HsdsParameters.Practice),
            Asked = string.Join('&', http.Request.Query.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}")),
        };
        read.Flag(HsdsParameters.TopOnly); // all are: nothing to leave out
        read.Choice(HsdsParameters.Lang, Languages.All); // the request's language is set already
        if (query.Ndjson && (read.Has(HsdsParameters.Page) || read.Has(HsdsParameters.PerPage)))
        {
            throw new Data.RefusedException(NoPages.For(HsdsParameters.Format.Name));
        }
        return minimal && query.Full
            ? throw new Data.RefusedException(MinimalOrFull.For(HsdsParameters.Minimal.Name))
            : ValueTask.FromResult(query);
    }

    private sealed class Reader
    {
        private readonly IQueryCollection _query;

        public Reader(IQueryCollection query, IReadOnlyList<string> known)
        {
            _query = query;
            foreach (var (name, values) in query)
            {
                if (!known.Contains(name, StringComparer.Ordinal))
                {
                    throw Refused(Unknown, name, string.Join(", ", known));
                }
                if (values.Count != 1 || string.IsNullOrWhiteSpace(values[0]))
                {
                    throw Refused(NotOnce, name);
                }
            }
        }

        public bool Has(HsdsParameter parameter) => _query.ContainsKey(parameter.Name);

        public string? Text(HsdsParameter parameter) => _query.TryGetValue(parameter.Name, out var values) ? values.ToString() : null;

        public int? Number(HsdsParameter parameter, int most) => Text(parameter) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
            : throw Refused(NotANumber, parameter.Name, most);

        public Guid? Id(HsdsParameter parameter) => Text(parameter) is not { } text ? null
            : Guid.TryParseExact(text, "D", out var id) ? id
            : throw Refused(NotAnId, parameter.Name);

        public string? Choice(HsdsParameter parameter, IReadOnlyList<string> choices) => Text(parameter) is not { } text ? null
            : choices.Contains(text, StringComparer.Ordinal) ? text
            : throw Refused(NotAChoice, parameter.Name, string.Join(", ", choices));

        public bool Flag(HsdsParameter parameter) => Choice(parameter, YesNo) == "true";

        /// <summary>RFC 3339: without its offset a time may be any of many.</summary>
        public DateTime? Time(HsdsParameter parameter) => Text(parameter) is not { } text ? null
            : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value.Year: > 1 and < 9999 } time ? time.Value.ToInstant().ToDateTimeUtc()
            : LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: > 1 and < 9999 } day ? day.Value.AtMidnight().InUtc().ToDateTimeUtc()
            : throw Refused(NotATime, parameter.Name);

        private static Data.RefusedException Refused(Refusal refusal, string name, params object[] arguments) =>
            new(refusal.With([name, .. arguments]).For(name));
    }
}
