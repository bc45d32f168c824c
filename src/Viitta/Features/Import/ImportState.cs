namespace Viitta.Features.Import;

public enum ImportState
{
    /// <summary>Read; waits for the choice of columns.</summary>
    Uploaded,

    /// <summary>The preview is being made, in the background.</summary>
    Planning,

    /// <summary>Waits for the coordinator's word.</summary>
    Planned,

    Applying,
    Applied,
    Undoing,
    Undone,
}

public sealed record RowCounts(int Refused, int Doubtful, int Added, int Changed, int Unchanged)
{
    public static readonly RowCounts None = new(0, 0, 0, 0, 0);

    public int Of(RowKind kind) => kind switch
    {
        RowKind.Refused => Refused,
        RowKind.Doubtful => Doubtful,
        RowKind.Added => Added,
        RowKind.Changed => Changed,
        _ => Unchanged,
    };
}
