using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>The shape of content/practice/rehearsal.yaml, whose head tells its editors what the keys mean.</summary>
public sealed class RehearsalFile
{
    public const string Name = "rehearsal.yaml";

    public List<FileTable> Tables { get; init; } = [];

    public List<FileSaying> Says { get; init; } = [];

    public List<FileReaction> OnInject { get; init; } = [];

    public List<FileNote> HotWash { get; init; } = [];

    public static RehearsalFile Read(Catalogue catalogue) => Yaml.Read<RehearsalFile>(Path.Combine(catalogue.Folder, "practice", Name));

    public sealed class FileTable
    {
        public int Number { get; init; }

        public List<FilePhone> Phones { get; init; } = [];

        /// <summary>Percent of the part's minutes.</summary>
        public int From { get; init; }

        public int To { get; init; }

        /// <summary>Numbers of parts.</summary>
        public List<int> SilentIn { get; init; } = [];
    }

    public sealed class FilePhone
    {
        public string Sector { get; init; } = "";

        public bool Late { get; init; }
    }

    public sealed class FileSaying
    {
        public string Step { get; init; } = "";

        public int Table { get; init; }

        public List<FileLine> Lines { get; init; } = [];

        public List<FileGap> Gaps { get; init; } = [];

        public List<LocalText> Questions { get; init; } = [];
    }

    public sealed class FileLine
    {
        public Role Role { get; init; }

        public string? Organization { get; init; }

        public LocalText NewOrganization { get; init; } = LocalText.Empty;

        public InformationLabel? Label { get; init; }

        public Cover? Hours { get; init; }

        public LocalText Handover { get; init; } = LocalText.Empty;

        public Confidence? Confidence { get; init; }
    }

    public sealed class FileGap
    {
        public GapKind Kind { get; init; }

        public LocalText Text { get; init; } = LocalText.Empty;
    }

    public sealed class FileReaction
    {
        public int Table { get; init; }

        /// <summary>After the inject was thrown.</summary>
        public int Minutes { get; init; }

        public LocalText Text { get; init; } = LocalText.Empty;
    }

    public sealed class FileNote
    {
        public int Table { get; init; }

        public HotWashKind Kind { get; init; }

        public LocalText Text { get; init; } = LocalText.Empty;
    }
}
