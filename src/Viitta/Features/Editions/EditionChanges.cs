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
        var differences = EditionDifferences.Between(before, after);
        return new EditionChanges(
            [.. after.Pathways.Where(p => !before.Pathways.Any(b => b.ThemeId == p.ThemeId && b.Number == p.Number)).Select(p => p.ThemeId)],
            [.. after.Organizations.ExceptBy(before.Organizations.Select(o => o.Id), o => o.Id).Select(o => o.Name)],
            [.. before.Organizations.ExceptBy(after.Organizations.Select(o => o.Id), o => o.Id).Select(o => o.Name)],
            differences.New.Count,
            differences.Changed.Count(c => c.Facts.Any(fact => fact != ContactFact.Verified)),
            differences.Gone.Count,
            differences.Changed.Count(c => c.After.Contact.VerifiedAt > (c.Before.Contact.VerifiedAt ?? DateTime.MinValue)));
    }
}
