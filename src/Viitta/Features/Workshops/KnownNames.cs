using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>
/// Organisations by their names in any language. Where findings are compared, one that a table wrote itself is the one of that
/// name, so that nobody reads that the same two words differ; that it is the same one is still for the coordinator to say.
/// </summary>
public sealed class KnownNames(IEnumerable<KeyValuePair<Guid, LocalText>> organizations)
{
    private readonly Dictionary<string, Guid> _ids = organizations
        .SelectMany(o => new[] { o.Value.Fi, o.Value.Sv, o.Value.En }.Where(n => n.Length > 0).Select(n => (OrganizationRef.New(n).Key, o.Key)))
        .DistinctBy(n => n.Item1).ToDictionary(n => n.Item1, n => n.Item2);

    public OrganizationRef Known(OrganizationRef who) => who.IsNew && _ids.TryGetValue(who.Key, out var id) ? OrganizationRef.Of(id) : who;
}
