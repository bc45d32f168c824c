using Viitta.Common;

namespace Viitta.Features.Editions;

/// <summary>What an edition says otherwise than the one before it. A rename counts as a change of nothing but words.</summary>
/// <param name="ThemeIds">Themes whose pathway is new or has a newer version.</param>
/// <param name="Added">Organisations that were not in it.</param>
/// <param name="Removed">Organisations that no longer are.</param>
public sealed record EditionChanges(
    IReadOnlyList<string> ThemeIds,
    IReadOnlyList<LocalText> Added,
    IReadOnlyList<LocalText> Removed,
    int NewContacts,
    int ChangedContacts,
    int RemovedContacts,
    int VerifiedContacts)
{
    public bool Any => ThemeIds.Count + Added.Count + Removed.Count + NewContacts + ChangedContacts + RemovedContacts + VerifiedContacts > 0;

    public static EditionChanges Between(EditionDocument before, EditionDocument after)
    {
        var (old, now) = (Contacts(before), Contacts(after));
        var kept = now.Keys.Intersect(old.Keys).Select(id => (Old: old[id], New: now[id])).ToList();
        return new EditionChanges(
            [.. after.Pathways.Where(p => !before.Pathways.Any(b => b.ThemeId == p.ThemeId && b.Number == p.Number)).Select(p => p.ThemeId)],
            [.. after.Organizations.ExceptBy(before.Organizations.Select(o => o.Id), o => o.Id).Select(o => o.Name)],
            [.. before.Organizations.ExceptBy(after.Organizations.Select(o => o.Id), o => o.Id).Select(o => o.Name)],
            now.Keys.Except(old.Keys).Count(),
            kept.Count(c => !Reach(c.Old).Equals(Reach(c.New))),
            old.Keys.Except(now.Keys).Count(),
            kept.Count(c => c.New.VerifiedAt > (c.Old.VerifiedAt ?? DateTime.MinValue)));
    }

    private static Dictionary<Guid, EditionContact> Contacts(EditionDocument document) => document.Organizations
        .SelectMany(o => o.Services).SelectMany(s => s.Contacts).ToDictionary(c => c.Id);

    private static object Reach(EditionContact contact) => (contact.Phone, contact.Email, contact.Web, contact.Schedule,
        contact.Interpreter, contact.Visibility, Languages: string.Join(' ', contact.Languages));
}
