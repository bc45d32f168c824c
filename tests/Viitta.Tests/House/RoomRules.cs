using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Viitta.Data;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Viitta.Tests.House;

/// <summary>
/// Who may know whom, read from the compiled program: a name without a using, a method's body and a Razor view count as
/// much as a using does.
/// </summary>
[NoDatabase]
public sealed class RoomRules
{
    private static readonly Architecture Viitta = new ArchLoader().LoadAssembly(typeof(ViittaDb).Assembly).Build();

    /// <summary>Direction: Program → Features → Data → Common.</summary>
    [Theory]
    [InlineData("Common", "Data|Features")]
    [InlineData("Data", "Features")]
    public void A_lower_floor_knows_nothing_of_an_upper_one(string lower, string upper) => Holds(
        Types().That().ResideInNamespaceMatching($@"^Viitta\.{lower}(\.|$)").And().DoNotResideInNamespaceMatching("Migrations")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Viitta\.({upper})(\.|$)")));

    /// <summary>One room's use of another is never returned, directly or around.</summary>
    [Fact]
    public void Rooms_form_no_circle() => Holds(SliceRuleDefinition.Slices().Matching("Viitta.Features.(*)").Should().BeFreeOfCycles());

    /// <summary>The two rules above would also hold over an assembly that could not be read.</summary>
    [Fact]
    public void Pages_and_the_bodies_of_methods_are_read()
    {
        var rooms = SliceRuleDefinition.Slices().Matching("Viitta.Features.(*)").GetObjects(Viitta);
        Assert.Equal(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Viitta/Features")).Select(Path.GetFileName).Order(),
            rooms.Select(r => r.Description.Split('.')[^1]).Order());
        Assert.Contains(Viitta.Classes, c => c.FullName.EndsWith("About", StringComparison.Ordinal));
    }

    private static void Holds(IArchRule rule) =>
        Assert.Empty(rule.Evaluate(Viitta).Where(r => !r.Passed).Select(r => r.Description));
}
