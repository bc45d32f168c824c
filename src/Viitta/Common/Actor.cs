namespace Viitta.Common;

/// <summary>What a person may do in a network. A coordinator may do all that a member may.</summary>
public enum NetworkRole
{
    Member,
    Coordinator,
}

/// <summary>
/// Who is acting. One value for all the ways of arriving: a signed-in user, a participant with a join cookie,
/// a contact's owner with a confirmation link, an organisation with a comment link, a workshop's recorder with its link, an API client, or nobody known (<see cref="Stranger"/>).
/// A browser can be both a user and a participant.
/// </summary>
public sealed record Actor
{
    /// <summary>Nobody known: sees what is public.</summary>
    public static readonly Actor Stranger = new();

    /// <summary>The program itself, at start-up and in the background. It may do everything.</summary>
    public static readonly Actor Program = new() { IsProgram = true };

    private const string ItemKey = "viitta.actor";

    /// <summary>Who acts in this request. Nobody before the program has found out.</summary>
    public static Actor Of(HttpContext http) => http.Items[ItemKey] as Actor ?? Stranger;

    /// <summary>Endpoints take an <see cref="Actor"/> as a parameter.</summary>
    public static ValueTask<Actor> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    public void ActIn(HttpContext http) => http.Items[ItemKey] = this;

    public Guid? UserId { get; init; }

    /// <summary>The user's mail address or the API client's name, shown to themselves only.</summary>
    public string? Name { get; init; }

    /// <summary>The user's role by network id. Empty for everyone who is not a user.</summary>
    public IReadOnlyDictionary<string, NetworkRole> Networks { get; init; } = new Dictionary<string, NetworkRole>();

    /// <summary>A coordinator of the National Assistance System: coordinates every network.</summary>
    public bool IsNational { get; init; }

    /// <summary>Ids of the networks in which this actor works for an authority.</summary>
    public string[] AuthorityIds { get; init; } = [];

    public Guid? ParticipantId { get; init; }

    /// <summary>The workshop and table of <see cref="ParticipantId"/>.</summary>
    public Guid? WorkshopId { get; init; }

    public Guid? TableId { get; init; }

    /// <summary>A participant who only follows.</summary>
    public bool Observes { get; init; }

    /// <summary>The contact point whose confirmation link was followed.</summary>
    public Guid? ContactPointId { get; init; }

    /// <summary>The organisation whose comment link was followed.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>The workshop whose plenary record is kept through the recorder's link that was followed.</summary>
    public Guid? RecordsId { get; init; }

    public bool IsProgram { get; init; }

    public bool IsUser => UserId is not null;

    public bool IsRecorder => RecordsId is not null;

    public bool IsParticipant => ParticipantId is not null;

    /// <summary>May change what belongs to the network.</summary>
    public bool Coordinates(string networkId) =>
        IsProgram || IsNational || (Networks.TryGetValue(networkId, out var role) && role == NetworkRole.Coordinator);

    /// <summary>May read what the network keeps for its members (GREEN).</summary>
    public bool Belongs(string networkId) => IsProgram || IsNational || Networks.ContainsKey(networkId);

    /// <summary>May read what the network keeps for authorities (AMBER+STRICT).</summary>
    public bool ReadsStrict(string networkId) => Coordinates(networkId) || AuthorityIds.Contains(networkId);

    /// <summary>The most restricted of the network's contacts that this actor may read; CLEAR for a stranger.</summary>
    public Visibility ReadsUpTo(string networkId) =>
        !Belongs(networkId) ? Visibility.Clear : ReadsStrict(networkId) ? Visibility.AmberStrict : Visibility.Green;

    /// <summary>True when every network is open to this actor, so that a query needs no list of them.</summary>
    public bool SeesAllNetworks => IsProgram || IsNational;

    /// <summary>Ids of the networks whose member rows this actor may read, for use in queries.</summary>
    public string[] NetworkIds => [.. Networks.Keys];

    /// <summary>Ids of the networks that this actor coordinates, for use in queries.</summary>
    public string[] CoordinatedIds => [.. Networks.Where(n => n.Value == NetworkRole.Coordinator).Select(n => n.Key)];

    /// <summary>Ids of the networks whose AMBER+STRICT rows this actor may read, for use in queries.</summary>
    public string[] StrictIds => [.. Networks.Keys.Where(ReadsStrict)];
}
