using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>How old the last verification that still holds is. The order is from best to worst.</summary>
public enum Freshness
{
    /// <summary>Less than six months.</summary>
    Fresh,

    /// <summary>Six to twelve months: still counts, is asked again.</summary>
    Ageing,

    /// <summary>More than twelve months: does not count.</summary>
    Stale,

    /// <summary>Never verified, or edited since.</summary>
    Never,
}

public static class FreshnessRules
{
    extension(Freshness)
    {
        /// <summary>By the calendar in Finland: verified on 24 May it is fresh to 23 November and counts to 24 May.</summary>
        public static Freshness Of(DateTime? verifiedAt, DateTime now)
        {
            if (verifiedAt is not { } at)
            {
                return Freshness.Never;
            }
            var (verified, today) = (Clock.LocalDate(at), Clock.LocalDate(now));
            return today < Freshness.EndOfFresh(at) ? Freshness.Fresh
                : today <= verified.AddMonths(12) ? Freshness.Ageing
                : Freshness.Stale;
        }

        /// <summary>The day on which it begins to age.</summary>
        public static DateOnly EndOfFresh(DateTime verifiedAt) => Clock.LocalDate(verifiedAt).AddMonths(6);
    }
}
