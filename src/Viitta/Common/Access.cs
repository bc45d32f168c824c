namespace Viitta.Common;

/// <summary>Who may open a route. What they find there is then narrowed by <c>.Of(actor)</c>.</summary>
public enum Audience
{
    /// <summary>No account, no cookie.</summary>
    Everyone,

    /// <summary>Participants of a workshop, its recorder and users.</summary>
    Participants,

    /// <summary>Signed-in users and API clients. This is the default of every route.</summary>
    Users,
}

/// <summary>Opens a page or an endpoint wider than to users. Without it a stranger is turned away.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAttribute(Audience audience) : Attribute
{
    public Audience Audience { get; } = audience;
}

/// <summary>One way of knowing who acts. Each room that can tell adds what it knows.</summary>
public interface IActorSource
{
    /// <summary>Returns <paramref name="actor"/> with what this source knows added, or unchanged.</summary>
    Task<Actor> AddAsync(HttpContext http, Actor actor);
}
