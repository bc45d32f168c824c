using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Workshops;

// A rehearsal: nobody sits at the tables.
public sealed partial class Workshop
{
    public static readonly Refusal OnlyInPractice = new("workshops.rehearsal-only-in-practice");
    public static readonly Refusal NoRehearsal = new("workshops.no-rehearsal");
    public static readonly Refusal NobodyThere = new("workshops.rehearsal-nobody-there");

    /// <summary>Not null: the tables are simulated. Nothing of it counts among what people said.</summary>
    [MachineText]
    public Rehearsal? Rehearsal { get; private set; }

    public bool IsRehearsal => Rehearsal is not null;

    /// <summary>How far the simulated tables have come in the current part, in the minutes of a real room; before the first, in the wait.</summary>
    public TimeSpan RehearsedFor(DateTime now) => Rehearsal?.PassedSince(PartReleasedAt ?? CreatedAt, now) ?? TimeSpan.Zero;

    /// <summary>Makes it a rehearsal, before anything has been played.</summary>
    /// <param name="network">Its own. Only the practice network's workshops can be simulated: elsewhere answers are people's.</param>
    public Outcome Rehearse(Network network, string language)
    {
        if (!network.IsPractice || network.Id != NetworkId)
        {
            return OnlyInPractice;
        }
        if (!Languages.IsKnown(language))
        {
            return Refusals.NotAChoice.For("language");
        }
        if (State != WorkshopState.Planned)
        {
            return MovedOn;
        }
        Rehearsal ??= new Rehearsal(language, Rehearsal.FirstPace, CreatedAt, TimeSpan.Zero);
        return Outcome.Ok;
    }

    /// <param name="pace">One of <see cref="Rehearsal.Paces"/>.</param>
    public Outcome SetPace(int pace, DateTime now)
    {
        if (Rehearsal is not { } rehearsal)
        {
            return NoRehearsal;
        }
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (!Rehearsal.Paces.Contains(pace))
        {
            return Refusals.NotAChoice.For("pace");
        }
        if (pace != rehearsal.Pace)
        {
            Rehearsal = rehearsal with { Pace = pace, PacedAt = now, Before = RehearsedFor(now) };
        }
        return Outcome.Ok;
    }
}
