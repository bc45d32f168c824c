namespace Viitta.Tests.House;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written C# and Razor files of the program.</summary>
    public static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(Root, "src", "Viitta"), "*.cs*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml")
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && !f.Contains("/Migrations/"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Viitta.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("Not in a checkout.");
    }
}
