using Viitta.Common;
using Viitta.Features.Actions;

namespace Viitta.Features.Practice;

// The shapes of content/practice/*.yaml. The head of each file tells its editors what the keys mean.
// Organisations and services are named by their key in service-map.yaml or national-services.yaml.

/// <summary>workshop.yaml: one workshop that is over.</summary>
public sealed class WorkshopFile
{
    /// <summary>Key of the scenario.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>It was on the last Wednesday that is at least so long ago.</summary>
    public int DaysAgo { get; init; }

    public string Place { get; init; } = "";

    public int Tables { get; init; }

    public List<string> Injects { get; init; } = [];

    public List<FileParticipant> Participants { get; init; } = [];

    public List<FileAnswers> Answers { get; init; } = [];

    /// <summary>Each phone's answers before the first part, by the question's key.</summary>
    public List<Dictionary<string, int>> Arrival { get; init; } = [];

    public List<FileFeedback> Feedback { get; init; } = [];

    public List<FileAction> Actions { get; init; } = [];

    public sealed class FileParticipant
    {
        public int Table { get; init; }

        public string Sector { get; init; } = "";
    }

    /// <summary>What one table says about one step in one part.</summary>
    public sealed class FileAnswers
    {
        public int Table { get; init; }

        public string Part { get; init; } = "";

        public string Step { get; init; } = "";

        public List<FileLine> Lines { get; init; } = [];

        public List<FileGap> Gaps { get; init; } = [];

        public List<string> Questions { get; init; } = [];
    }

    public sealed class FileLine
    {
        public Role Role { get; init; }

        public string? Organization { get; init; }

        public string NewOrganization { get; init; } = "";

        public InformationLabel? Label { get; init; }

        public Cover? Hours { get; init; }

        public string Handover { get; init; } = "";

        public Confidence? Confidence { get; init; }
    }

    public sealed class FileGap
    {
        public GapKind Kind { get; init; }

        public string Text { get; init; } = "";
    }

    public sealed class FileFeedback
    {
        public Dictionary<string, int> Choices { get; init; } = [];

        public string Unclear { get; init; } = "";
    }

    public sealed class FileAction
    {
        public LocalText Text { get; init; } = LocalText.Empty;

        public string Step { get; init; } = "";

        public GapKind? GapKind { get; init; }

        public string OwnerOrganization { get; init; } = "";

        /// <summary>From the day of planting; before it when negative.</summary>
        public int DueDays { get; init; }

        public ActionState State { get; init; }
    }
}

/// <summary>pathways.yaml is a list of these: what the network has agreed for one theme.</summary>
public sealed class PathwayFile
{
    public string Theme { get; init; } = "";

    public FileAdoption Adopted { get; init; } = new();

    /// <summary>Steps without one leader, adopted as they are.</summary>
    public List<string> Known { get; init; } = [];

    public List<FileStep> Steps { get; init; } = [];

    public sealed class FileAdoption
    {
        /// <summary>On the last Wednesday that is at least so long ago.</summary>
        public int DaysAgo { get; init; }
    }

    public sealed class FileStep
    {
        public string Step { get; init; } = "";

        public LocalText Text { get; init; } = LocalText.Empty;

        public List<FileResponsibility> Responsibilities { get; init; } = [];
    }

    public sealed class FileResponsibility
    {
        public string Organization { get; init; } = "";

        public string? Service { get; init; }

        public string? Substitute { get; init; }

        public Role Role { get; init; }

        /// <summary>Decision point → yes or no; none = always.</summary>
        public Dictionary<string, bool> When { get; init; } = [];

        public InformationLabel? Label { get; init; }

        public Basis Basis { get; init; }

        public Cover Hours { get; init; }

        public LocalText Handover { get; init; } = LocalText.Empty;

        public Confidence Confidence { get; init; }
    }
}
