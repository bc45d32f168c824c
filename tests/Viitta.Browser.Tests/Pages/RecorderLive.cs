using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>The recorder's page follows the room while words are being typed, and throws none of them away.</summary>
[Collection(nameof(PageTests))]
public sealed class RecorderLive(Stage stage)
{
    [Fact]
    public async Task What_the_tables_say_comes_while_the_words_being_typed_stay()
    {
        var workshop = await stage.App.AddAnsweredWorkshopAsync("tuulivaara", revealed: false);
        var tab = await stage.PageAsync(Reader.Stranger, Languages.English, 360);
        await tab.GotoAsync(await stage.RecordAsync(workshop));
        await tab.FillAsync("#P3-words", "Half a sentence that");
        await tab.ClickAsync("h1"); // the field has the focus no more
        var phone = await stage.App.AddPhoneAsync(workshop);
        await stage.App.SaveAsync(phone, TestTables.Draft("Border guard", step: "P3"));
        await Assertions.Expect(tab.Locator("#said-P3")).ToContainTextAsync("Border guard");
        await stage.App.RunAsync((WordPlenary word) => word.RunAsync(Actor.Program, workshop.Id, new PlenaryDraft("P1", "The facilitator's.", null), default));
        await Assertions.Expect(tab.Locator("#P1-words")).ToHaveValueAsync("The facilitator's.");
        await Assertions.Expect(tab.Locator("#step-P4")).ToBeHiddenAsync();
        await stage.App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, 1, default));
        await Assertions.Expect(tab.Locator("#record-news")).ToContainTextAsync("Part 2/6");
        await Assertions.Expect(tab.Locator("section.answer")).ToHaveCountAsync(3); // P1, P3 and now P7
        await Assertions.Expect(tab.Locator("#P3-words")).ToHaveValueAsync("Half a sentence that");
        await tab.ClickAsync("button[value=P1]");
        await Assertions.Expect(tab.Locator("#P3-words")).ToHaveValueAsync("Half a sentence that");
        await Assertions.Expect(tab.Locator("#step-P1 .status")).ToHaveTextAsync("Saved");
        // Refused words stay too, though the field has no focus and the server says "look again" to the page that came back.
        await tab.FillAsync("#P3-words", "Half a sentence that ends.");
        var version = await stage.App.InDbAsync(db => db.PlenaryWordings.Where(p => p.WorkshopId == workshop.Id && p.StepId == "P3").Select(p => p.Version).SingleAsync());
        await stage.App.RunAsync((WordPlenary word) => word.RunAsync(Actor.Program, workshop.Id, new PlenaryDraft("P3", "The facilitator's.", version), default));
        await tab.ClickAsync("button[value=P3]");
        await Assertions.Expect(tab.Locator(".ds-error-summary")).ToContainTextAsync("Somebody else saved this");
        await stage.App.SaveAsync(phone, TestTables.Draft("Coast guard", step: "P3"));
        await Assertions.Expect(tab.Locator("#said-P3")).ToContainTextAsync("Coast guard");
        await Assertions.Expect(tab.Locator("#P3-words")).ToHaveValueAsync("Half a sentence that ends.");
        await stage.App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await Assertions.Expect(tab.Locator("#record-news")).ToContainTextAsync("The workshop has ended");
        await tab.CloseAsync();
    }
}
