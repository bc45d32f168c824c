using Viitta.Common;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

// What may be done while it runs, and when it is over.
public sealed partial class Workshop
{
    /// <summary>
    /// Releases the part after <paramref name="from"/> and starts its clock. When that part is out already, this is
    /// the second press of a double click: nothing happens and all is well.
    /// </summary>
    /// <param name="from">The current part on the page where the button was pressed.</param>
    public Outcome Release(int from, ScenarioText scenario, DateTime now)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (CurrentPart == from + 1)
        {
            return Outcome.Ok;
        }
        if (CurrentPart != from)
        {
            return MovedOn;
        }
        if (scenario.PartNumber(from + 1) is not { } part)
        {
            return NoMoreParts;
        }
        (State, CurrentPart, Revealed) = (WorkshopState.Running, from + 1, false);
        TimerEndsAt = now.AddMinutes(part.Minutes);
        Played = [.. Played, new PlayedMoment(part.Id, now)];
        return Outcome.Ok;
    }

    /// <summary>Throws in an inject of the current part or of an earlier one; a second time changes nothing.</summary>
    public Outcome Throw(string injectId, ScenarioText scenario, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (!scenario.Parts.Take(CurrentPart).SelectMany(p => p.Injects).Any(i => i.Id == injectId))
        {
            return Refusals.NotFound;
        }
        if (!ReleasedInjects.Contains(injectId))
        {
            ReleasedInjects.Add(injectId);
            Played = [.. Played, new PlayedMoment(injectId, now)];
        }
        return Outcome.Ok;
    }

    /// <param name="minutes">1–180 from now on; 0 stops the clock.</param>
    public Outcome SetTimer(int minutes, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (minutes is < 0 or > 180)
        {
            return MinutesNumber;
        }
        TimerEndsAt = minutes == 0 ? null : now.AddMinutes(minutes);
        return Outcome.Ok;
    }

    /// <summary>One minute more; from now when the time was up.</summary>
    /// <param name="from">The end on the page where the button was pressed: a double click adds one minute only.</param>
    public Outcome AddMinute(DateTime? from, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (from == TimerEndsAt)
        {
            TimerEndsAt = (TimerEndsAt > now ? TimerEndsAt.Value : now).AddMinutes(1);
        }
        return Outcome.Ok;
    }

    /// <summary>Says something to all tables; empty takes the words away.</summary>
    /// <param name="instead">The words on the page where the button was pressed: another facilitator's newer ones are not overwritten unseen.</param>
    public Outcome Tell(string message, string instead, bool overruled)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (message.Length > MessageLength)
        {
            return Refusals.TooLong.With(MessageLength).For("message");
        }
        if (Message != instead && Message != message)
        {
            return MessageChanged;
        }
        if (!overruled && IdentifierGuard.Suspicions(message).Count > 0)
        {
            return Refusals.Suspicious.For("message");
        }
        Message = message;
        return Outcome.Ok;
    }

    /// <summary>Shows the tables each other's answers, or hides them.</summary>
    public Outcome Reveal(bool shown)
    {
        if (CurrentPart == 0)
        {
            return NotRunning;
        }
        Revealed = shown;
        return Outcome.Ok;
    }

    /// <summary>Asks the tables what to keep and change once the last part is out; shows what they wrote, or hides it.</summary>
    public Outcome SetHotWash(HotWashState state, ScenarioText scenario)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (CurrentPart < scenario.Parts.Count)
        {
            return HotWashEarly;
        }
        HotWash = state;
        return Outcome.Ok;
    }

    public Outcome Close(DateTime now)
    {
        if (!IsClosed)
        {
            (State, ClosedAt, TimerEndsAt) = (WorkshopState.Closed, now, null);
        }
        return Outcome.Ok;
    }

    /// <summary>Undoes an accidental end.</summary>
    public Outcome Reopen(DateTime now)
    {
        if (!IsClosed)
        {
            return Outcome.Ok;
        }
        if (now > ClosedAt + ReopenWithin)
        {
            return TooLateToReopen;
        }
        (State, ClosedAt) = (CurrentPart == 0 ? WorkshopState.Planned : WorkshopState.Running, null);
        return Outcome.Ok;
    }
}
