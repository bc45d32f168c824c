using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>
/// More than two hundred good files, sheets and JSON, made bad by a seeded hand: cut, bits turned, parts swapped, numbers blown
/// up, members of another kind. Each is refused with a reason or read; none changes the map or breaks the page.
/// </summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const string Network = "north-savo";
    private const int Files = 240;

    private readonly ViittaApp _app = new ViittaApp().WithClockwork();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task More_than_two_hundred_damaged_files_do_no_harm()
    {
        var random = new Random(20261124);
        var browse = await _app.CoordinatorAsync(Network);
        var (before, start) = (await RowsAsync(), _app.Log.Last); // PostgreSQL logs its first look for a history of migrations
        var (refused, read) = (0, 0);
        for (var number = 0; number < Files; number++)
        {
            var (file, name) = Good(random);
            var bad = Damage(file, random);
            await browse.GetAsync($"/networks/{Network}/import");
            await browse.SendFileAsync("form[enctype]", "file", name, bad);
            if (browse.Status == HttpStatusCode.OK)
            {
                await browse.SubmitAsync("main form", ("sector", "ngo"), ("column-organization", "0"), ("column-service", "1"));
                Assert.True(browse.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{number}: {browse.Status}");
                read++;
            }
            else
            {
                Assert.True(browse.Status == HttpStatusCode.BadRequest, $"{number}: {browse.Status}");
                Assert.NotEqual("", browse.TextOf("#file-error"));
                refused++;
            }
        }
        Assert.Equal(before, await RowsAsync());
        Assert.True(start == _app.Log.Last, _app.Log.Last);
        Assert.InRange(refused, 50, Files - 20);
        Assert.Equal(Files, refused + read);
    }

    private Task<(int, int, int, int)> RowsAsync() => _app.InDbAsync(async db => (
        await db.Organizations.CountAsync(), await db.Services.CountAsync(), await db.ContactPoints.CountAsync(),
        await db.Traces.CountAsync(t => t.What.StartsWith("service-map.") || t.What.StartsWith("import."))));

    private static (byte[] File, string Name) Good(Random random) => random.Next(6) switch
    {
        0 => (Csv(Header, KriisiRow, KriisiRow.Replace("Kriisi", "Toinen")), "palvelut.csv"),
        1 => (Encoding.Latin1.GetBytes($"{Header}\n{KriisiRow.Replace('–', '-')}\n"), "palvelut.txt"),
        2 => (Encoding.UTF8.GetBytes(JsonFileTests.HsdsFile), "services.json"),
        3 => (Encoding.UTF8.GetBytes(JsonFileTests.PtvFile), "kanavat.json"),
        _ => (Excel([.. new[] { Header, KriisiRow, KriisiRow.Replace("Kriisipuhelin", "") }.Select(l => l.Split(';')), ["#1", "date:46054", "time:0.5"]], "A2:A3"), "palvelut.xlsx"),
    };

    private static byte[] Damage(byte[] file, Random random)
    {
        var bad = (byte[])file.Clone();
        switch (random.Next(8))
        {
            case 0:
                return bad[..random.Next(1, bad.Length)];
            case 1:
                for (var flips = random.Next(1, 40); flips > 0; flips--)
                {
                    bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
                }
                return bad;
            case 2:
                Array.Fill(bad, (byte)random.Next(256), random.Next(bad.Length / 2), bad.Length / 4);
                return bad;
            case 3:
                return [.. bad[(bad.Length / 2)..], .. bad[..(bad.Length / 2)]];
            case 4:
                return [.. bad, .. bad];
            default:
                return Rewritten(bad, random);
        }
    }

    /// <summary>A whole zip whose parts say something they should not; JSON whose members are of another kind; text with its marks multiplied.</summary>
    private static byte[] Rewritten(byte[] file, Random random)
    {
        if (file[0] == '{')
        {
            return OtherKind(Encoding.UTF8.GetString(file), random);
        }
        if (file[0] != 'P')
        {
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(";", random.Next(2) == 0 ? ";\"" : ";;;\"\"", StringComparison.Ordinal));
        }
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        var parts = zip.Entries.Select(e => (e.FullName, Content: new StreamReader(e.Open()).ReadToEnd())).ToList();
        var at = random.Next(parts.Count);
        var (name, content) = parts[at];
        parts[at] = random.Next(9) switch
        {
            0 => (name, parts[random.Next(parts.Count)].Content),
            1 => (name, content.Replace("sheet1.xml", "../../../etc/passwd", StringComparison.Ordinal)),
            2 => (name, content.Replace("r=\"2\"", "r=\"99999999999\"", StringComparison.Ordinal)),
            3 => (name, content.Replace("A2", "ZZZZ2", StringComparison.Ordinal)),
            4 => (name, content.Replace("<v>", "<v>9e999", StringComparison.Ordinal)),
            5 => (name, content[..(content.Length / 2)]),
            6 => (name, content.Replace("rId1", "rId9", StringComparison.Ordinal)),
            7 => (name, content.Replace("s=\"1\"", "s=\"-7\"", StringComparison.Ordinal).Replace("inlineStr", "s", StringComparison.Ordinal)),
            _ => ("lost.xml", content),
        };
        return Zip([.. parts]);
    }

    /// <summary>JSON that can be read, with one to eight of its values put in place of something that no schema foresees.</summary>
    private static byte[] OtherKind(string file, Random random)
    {
        string[] others = ["null", "true", "-9e307", "{}", "[]", "[[[[7]]]]", "\"\"", "\"\\u0000\\uD800\"", """{ "value": { "name": [null] } }""", $"\"{new string('9', 5000)}\""];
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            var values = Regex.Matches(file, """(?<=: )("[^"]*"|\d+|true)""");
            var value = values[random.Next(values.Count)];
            file = string.Concat(file.AsSpan(0, value.Index), others[random.Next(others.Length)], file.AsSpan(value.Index + value.Length));
        }
        return Encoding.UTF8.GetBytes(file);
    }
}
