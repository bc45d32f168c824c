using System.IO.Compression;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using Calendar = Ical.Net.Calendar;

namespace Viitta.Tests.Editions;

/// <summary>An edition to take along, read back as the reader's programs read it.</summary>
public sealed class FilesTests : IAsyncLifetime
{
    private const string Root = $"/networks/{TestRegion.Network}/editions/1";

    /// <summary>Written with every sign that a vCard or a sheet gives a meaning of its own.</summary>
    private const string Function = "=SUM(A1), \"juristin\" aikä; c:\\x – 文字";

    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            var counsellors = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College);
            counsellors.Function = LocalText.Same(Function);
            counsellors.Note = new LocalText("Sano ensin kieli,\nmitä puhut; odota\u0007.", "Säg först ditt språk", "Say first which language you speak");
        });
        await _app.PublishAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("fi", "Ajat: ma–pe 8–16", "Kielet: suomi", "Vahvistettu: 26.3.2026 head counsellor", "tarkista viimeistään 21.5.2027", "Sano ensin kieli,\nmitä puhut; odota.")]
    [InlineData("sv", "Tider: ", "Språk: finska", "Bekräftad: 26.3.2026 head counsellor", "kontrollera senast 21.5.2027", "Säg först ditt språk")]
    [InlineData("en", "Hours: Mon–Fri 08:00–16:00", "Languages: Finnish", "Confirmed: 26 March 2026 head counsellor", "check by 21 May 2027", "Say first which language you speak")]
    public async Task A_card_names_the_function_and_says_the_rest_in_a_note(string language, params string[] note)
    {
        var all = ReadCard.Read(await ReadAsync(Stranger, $"{Root}/contacts.vcf", language));
        var card = Assert.Single(all, c => c["ROLE"] == Function);
        Assert.Equal($"{Function} – Student welfare", card["FN"]);
        Assert.Equal("College;Student welfare", card["ORG"]);
        Assert.Equal(PhoneText.Link(TestRegion.College), $"tel:{card["TEL"].Replace("tel:", "", StringComparison.Ordinal)}");
        Assert.Equal(["fi"], card.All("LANG"));
        Assert.Equal("20261121T204000Z", card["REV"]);
        Assert.All(note.Append("TLP:CLEAR"), words => Assert.Contains(words, card["NOTE"]));
        Assert.Contains(all, c => c.All("TEL").Contains("tel:+358295463177"));
        Assert.Contains(all, c => c.All("TEL").Contains("116006")); // has no form that is valid in the whole world

        var one = await ReadAsync(Stranger, new Uri(card["SOURCE"]).PathAndQuery, language);
        Assert.Equal(card.Lines, Assert.Single(ReadCard.Read(one)).Lines);
        await ReadAsync(Stranger, new Uri(card["URL"]).PathAndQuery, language);
    }

    [Theory]
    [InlineData("fi", "Johtaa vaiheita", "Puhelin", "Vahvistettu", "Tarkista viimeistään", "Pakkoavioliitto: 1 ")]
    [InlineData("sv", "Leder steg", "Telefon", "Bekräftad", "Kontrollera senast", "Tvångsäktenskap: 1 ")]
    [InlineData("en", "Leads steps", "Phone", "Confirmed on", "Check by", "Forced marriage: 1 ")]
    public async Task A_sheet_has_text_that_is_no_formula_and_dates_that_are_dates(
        string language, string steps, string number, string verified, string checkBy, string leads)
    {
        var sheet = ReadSheet.Read(await ReadAsync(Stranger, $"{Root}/contacts.xlsx", language));
        Assert.Equal((steps, 32, "TLP-CLEAR"), (sheet.Columns[0], sheet.Columns.Count, sheet.Name));
        Assert.StartsWith("TLP:CLEAR", sheet.Head);
        var frozen = sheet.Sheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 1), (frozen.State!.Value, frozen.VerticalSplit!.Value));
        var row = sheet.RowOf(Function);
        Assert.StartsWith(leads, sheet.Of(row, steps).InnerText);
        Assert.Equal(TestRegion.College, sheet.Of(row, number).InnerText);
        Assert.Equal(new DateOnly(2026, 3, 26), ReadSheet.Date(sheet.Of(row, verified)));
        Assert.Equal(new DateOnly(2027, 5, 21), ReadSheet.Date(sheet.Of(row, checkBy)));
        Assert.Contains(row, c => c.InnerText == new LocalText("Sano ensin kieli,\nmitä puhut; odota.", "Säg först ditt språk", "Say first which language you speak").In(language));
        Assert.Equal(row, sheet.Rows[0]); // leads the first step
        Assert.Equal(ReadCard.Read(await ReadAsync(Stranger, $"{Root}/contacts.vcf")).Count, sheet.Rows.Count);
    }

    [Theory]
    [InlineData("fi", "Tarkista painos 1: ")]
    [InlineData("sv", "Kontrollera utgåva 1: ")]
    [InlineData("en", "Check edition 1: ")]
    public async Task A_reminder_stands_on_the_day_and_is_the_same_every_time(string language, string summary)
    {
        var first = await EventAsync(Stranger, language);
        Assert.StartsWith(summary, first.Summary);
        Assert.True(first.IsAllDay);
        Assert.Equal(new DateOnly(2027, 5, 21), first.Start!.Date);
        Assert.Equal(new Duration(days: -6, hours: -15), Assert.Single(first.Alarms).Trigger!.Duration); // nine in the morning, a week before
        Assert.StartsWith("/call?", first.Url!.PathAndQuery);
        _app.Time.Advance(TimeSpan.FromDays(3));
        var member = await EventAsync(await ReaderAsync(authority: false), language);
        Assert.Equal(first.Uid, member.Uid);
        Assert.EndsWith("/editions#edition-1", member.Url!.ToString());
    }

    [Fact]
    public async Task Nobody_is_given_more_than_on_the_page_and_the_name_says_whose_it_is()
    {
        var member = await ReaderAsync(authority: false);
        var authority = await ReaderAsync(authority: true);
        foreach (var file in new[] { "contacts.vcf", "contacts.xlsx", "check-by.ics" })
        {
            var has = file != "check-by.ics";
            await SaysAsync(Stranger, file, "clear", green: false, amber: false);
            await SaysAsync(member, file, "green", green: has, amber: false);
            await SaysAsync(authority, file, "amber-strict", green: has, amber: has);
            await SaysAsync(authority, $"{file}?public=true", "clear", green: false, amber: false);
        }
        var amber = await _app.InDbAsync(db => db.ContactPoints.Where(c => c.Phone == TestRegion.AmberCanary).Select(c => c.Id).SingleAsync());
        await ReadAsync(authority, $"{Root}/contacts/{amber}.vcf");
        foreach (var (reader, address) in new[]
        {
            (Stranger, $"{Root}/contacts/{amber}.vcf"), (member, $"{Root}/contacts/{amber}.vcf"),
            (authority, $"{Root}/contacts/{amber}.vcf?public=true"), (authority, $"{Root}/contacts/{Guid.NewGuid()}.vcf"),
            (authority, "/networks/north-savo/editions/2/contacts.vcf"), (authority, "/networks/nowhere/editions/1/contacts.xlsx"),
            (authority, "/networks/north-savo/editions/first/check-by.ics"),
        })
        {
            using var answer = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_pages_lead_to_them()
    {
        var call = await _app.Browse("fi").GetAsync($"/call?{TestRegion.Question}");
        var links = Downloads(call);
        Assert.Contains($"{Root}/contacts.vcf", links);
        Assert.Contains($"{Root}/contacts.xlsx", links);
        Assert.Contains($"{Root}/check-by.ics", links);
        Assert.Contains(links, l => l.StartsWith($"{Root}/contacts/", StringComparison.Ordinal));
        var list = await _app.SignInAsync(await UserAsync(authority: false));
        await list.GetAsync($"/networks/{TestRegion.Network}/editions");
        Assert.Contains("TLP:GREEN", list.Text);
        Assert.Equal(5, Downloads(list).Count);
        foreach (var link in links.Concat(Downloads(list)))
        {
            await ReadAsync(Stranger, link);
        }
    }

    [Fact]
    public async Task Practice_numbers_cannot_be_dialled_from_a_file()
    {
        using var practice = new ViittaApp().WithPractice();
        var client = practice.Browse().Client;
        var cards = ReadCard.Read(await ReadAsync(client, "/networks/tuulivaara/editions/latest/contacts.vcf"));
        Assert.Contains(cards, c => c["NOTE"].Contains("Practice, do not call: 000 000 0117"));
        Assert.All(cards, c => Assert.Empty(c.All("TEL")));
        Assert.All(cards, c => Assert.StartsWith("PRACTICE: ", c["FN"]));
        var sheet = ReadSheet.Read(await ReadAsync(client, "/networks/tuulivaara/editions/latest/contacts.xlsx"));
        Assert.All(sheet.Rows.Select(r => sheet.Of(r, "Phone").InnerText).Where(n => n.Length > 0), n => Assert.EndsWith("(practice)", n));
        Assert.Contains("practice", sheet.Head);
    }

    private HttpClient Stranger => field ??= _app.Browse().Client;

    private Task<Guid> UserAsync(bool authority) => _app.AddUserAsync(
        $"{Guid.NewGuid():N}@viitta.example", authority: authority, networks: (TestRegion.Network, NetworkRole.Member));

    private async Task<HttpClient> ReaderAsync(bool authority) => (await _app.SignInAsync(await UserAsync(authority))).Client;

    private static IReadOnlyList<string> Downloads(Browse browse) =>
        [.. browse.Page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!)];

    private static async Task<CalendarEvent> EventAsync(HttpClient client, string language) =>
        Assert.Single(Calendar.Load(Encoding.UTF8.GetString(await ReadAsync(client, $"{Root}/check-by.ics", language)))!.Events);

    private static async Task SaysAsync(HttpClient client, string file, string level, bool green, bool amber)
    {
        using var answer = await client.GetAsync($"{Root}/{file}");
        Assert.Equal($"north-savo-edition-1-tlp-{level}.{file.Split('?')[0].Split('.')[1]}", answer.Content.Headers.ContentDisposition?.FileName);
        var said = Said(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((green, amber), (said.Contains("175550001"), said.Contains("175550002")));
        Assert.Equal((green, amber), (said.Contains("Lineformembers"), said.Contains("Lineforauthorities")));
        Assert.DoesNotContain(TestRegion.HandoverCanary.Replace(" ", ""), said);
    }

    /// <summary>All that is in a file, without blanks and folds; a sheet is a zip of texts.</summary>
    private static string Said(byte[] file)
    {
        var texts = new List<string>();
        if (file is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            texts.AddRange(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
        }
        else
        {
            texts.Add(Encoding.UTF8.GetString(file));
        }
        return string.Concat(string.Concat(texts).Where(c => !char.IsWhiteSpace(c)));
    }

    private static async Task<byte[]> ReadAsync(HttpClient client, string address, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address} {(int)answer.StatusCode}");
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
