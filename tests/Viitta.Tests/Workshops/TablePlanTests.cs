using CsCheck;
using Microsoft.AspNetCore.Http;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

[NoDatabase]
public sealed class TablePlanTests
{
    private static readonly Term[] Sectors =
        [.. "police social church".Split(' ').Select(id => new Term { Id = id, Name = LocalText.Same(id) })];

    [Fact]
    public void Everybody_sits_and_the_tables_are_as_even_as_can_be_in_all_and_in_each_sector()
    {
        var sectors = Gen.Int[0, 12].Array[1, 21].Select(counts => counts.Select((n, i) => new ExpectedSector($"s{i}", n)).ToArray());
        Gen.Select(sectors, Gen.Int[1, Workshop.MostTables]).Sample((expected, number) =>
        {
            var tables = TablePlan.Of(expected, number);
            Assert.Equal(Enumerable.Range(1, number), tables.Select(t => t.Number));
            Assert.InRange(tables.Max(t => t.People) - tables.Min(t => t.People), 0, 1);
            foreach (var sector in expected)
            {
                int[] seated = [.. tables.Select(t => t.Sectors.Where(s => s.SectorId == sector.SectorId).Sum(s => s.People))];
                Assert.Equal(sector.People, seated.Sum());
                Assert.InRange(seated.Max() - seated.Min(), 0, 1);
            }
        }, iter: 1000);
    }

    [Fact]
    public void Three_police_two_social_workers_and_a_deacon_at_two_tables()
    {
        var tables = TablePlan.Of([new("police", 3), new("social", 2), new("church", 1)], 2);
        Assert.Equal("police 2, social 1 | police 1, social 1, church 1",
            string.Join(" | ", tables.Select(t => string.Join(", ", t.Sectors.Select(s => $"{s.SectorId} {s.People}")))));
    }

    [Theory]
    [InlineData(24, 4, null)] // six at each
    [InlineData(20, 4, null)]
    [InlineData(28, 4, null)]
    [InlineData(29, 4, 5)]
    [InlineData(19, 4, 3)]
    [InlineData(3, 1, null)] // too few for two
    [InlineData(400, 20, null)] // there are no more tables
    public void Five_to_seven_sit_well(int people, int tables, int? better) => Assert.Equal(better, TablePlan.BetterNumber(people, tables));

    [Fact]
    public void The_address_keeps_the_numbers_as_they_were_typed()
    {
        var (expected, refusals) = Read("?tables=2&police=3&social=&church=%201&lang=fi");
        Assert.Empty(refusals);
        Assert.Equal((2, 4), (expected.Tables, expected.People));
        Assert.Equal("?tables=2&police=3&church=1", expected.Query);
        Assert.Equal((4, 0, ""), Read("") is var none ? (none.Expected.Tables, none.Expected.People, none.Expected.Query) : default);
    }

    [Theory]
    [InlineData("?police=many", "police")]
    [InlineData("?police=-1", "police")]
    [InlineData("?police=100", "police")]
    [InlineData("?tables=0", "tables")]
    [InlineData("?tables=21&police=2", "tables")]
    public void What_is_no_number_of_people_or_tables_is_said_at_its_field(string query, string field)
    {
        var (expected, refusals) = Read(query);
        Assert.Equal(field, Assert.Single(refusals).Field);
        Assert.Equal((4, 0), (expected.Tables, expected.People));
        Assert.Equal(query.Split('=')[^1], expected.Asked.Last().Value);
    }

    private static (ExpectedPeople Expected, IReadOnlyList<Refusal> Refusals) Read(string query) =>
        ExpectedPeople.Read(new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request.Query, Sectors, 4);
}
