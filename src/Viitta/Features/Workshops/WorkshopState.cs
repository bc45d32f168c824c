namespace Viitta.Features.Workshops;

public enum WorkshopState
{
    /// <summary>Prepared; the join code works.</summary>
    Planned,

    /// <summary>The first part is out.</summary>
    Running,

    /// <summary>Over: tables are read-only, feedback is asked.</summary>
    Closed,
}
