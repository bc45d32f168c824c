using System.Text.Json;
using AngleSharp.Dom;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>The Big List of Naughty Strings (Naughty/, MIT) as words of a table: stored as typed, shown as text.</summary>
public sealed class NaughtyStringsTests
{
    internal static readonly string[] Strings = JsonSerializer.Deserialize<string[]>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Viitta.Tests/Workshops/Naughty/blns.json")))!;

    [Fact]
    public async Task Come_back_as_they_were_and_never_as_markup()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await app.SeatAsync(workshop);
        var elements = browse.Page.QuerySelectorAll("main *").Select(e => e.LocalName).ToHashSet();
        var scripts = browse.Page.QuerySelectorAll("script, iframe, img, svg").Length;
        var phone = await app.AddPhoneAsync(workshop);
        var stored = new Dictionary<string, string>();
        foreach (var text in Strings)
        {
            var draft = new AnswerDraft(Guid.CreateVersion7(), "part-1", "P1", AnswerKind.Question, new Wording { Text = text }, Fictional: true);
            var outcome = await app.SaveAsync(phone, draft);
            var clean = text.Replace("\0", "").ReplaceLineEndings("\n").Trim();
            Assert.Equal(clean.Length == 0 ? Refusals.Required.Code : null, outcome.Refusal?.Code);
            if (clean.Length > 0)
            {
                stored.Add($"a-{draft.Id}", clean);
            }
        }
        Assert.True(stored.Count > 470);

        await browse.GetAsync("/table?part=1");
        var shown = browse.Page.QuerySelectorAll("#lines-part-1-P1 li.line")
            .ToDictionary(l => l.Id!, l => l.QuerySelector(":scope > span:nth-child(2)")!.ChildNodes.OfType<IText>().Last().Data.Trim());
        Assert.Equal(stored.OrderBy(s => s.Key), shown.OrderBy(s => s.Key));
        Assert.Equal(scripts, browse.Page.QuerySelectorAll("script, iframe, img, svg").Length);
        Assert.Empty(browse.Page.QuerySelectorAll("main *").Select(e => e.LocalName).Except([.. elements, "ul", "li", "strong", "br"]));
    }

    [Fact]
    public async Task Go_through_every_free_field_of_the_form()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await app.SeatAsync(workshop);
        foreach (var text in Strings.Where((s, i) => i % 25 == 0 && s.Trim().Length is > 0 and <= Wording.OrganizationLength))
        {
            await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", text), ("P1-line-handover", text), ("P1-line-fictional", "true"));
            Assert.Equal(System.Net.HttpStatusCode.OK, browse.Status);
            var answer = (await app.AnswersAsync(workshop)).MaxBy(a => a.Id)!;
            Assert.Equal((text.Trim(), text.Trim()), (answer.NewOrganization, answer.Handover));
            await browse.GetAsync($"/table?part=1&edit={answer.Id}");
            Assert.Equal(text.Trim(), browse.Find("#edit-new").GetAttribute("value"));
            await browse.GetAsync("/table?part=1");
        }
    }
}
