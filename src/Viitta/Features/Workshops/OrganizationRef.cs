using System.Text;

namespace Viitta.Features.Workshops;

/// <summary>
/// Whom a table means: an organisation of the list, or a new one as the table wrote it. Two are the same when the ids
/// are, or when two new names are equal but for case, blanks and the way of composing letters ("Parish ", "parish").
/// A new name is never taken to be one of the list: that is for the coordinator to say.
/// </summary>
public sealed record OrganizationRef
{
    private OrganizationRef(Guid? id, string newName, string key) => (Id, NewName, Key) = (id, newName, key);

    public Guid? Id { get; }

    /// <summary>As first written; empty for an organisation of the list.</summary>
    public string NewName { get; }

    /// <summary>The identity: fit for a dictionary, a form field, or a comparison.</summary>
    public string Key { get; }

    public bool IsNew => Id is null;

    public static OrganizationRef Of(Guid id) => new(id, "", id.ToString());

    public static OrganizationRef New(string name) => new(null, name.Trim(), $"new:{Fold(name)}");

    /// <summary>Null when the answer names nobody.</summary>
    public static OrganizationRef? Of(Answer answer) => answer switch
    {
        { OrganizationId: { } id } => Of(id),
        { NewOrganization: var name } when !string.IsNullOrWhiteSpace(name) => New(name),
        _ => null,
    };

    public bool Equals(OrganizationRef? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    private static string Fold(string name) => string
        .Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
