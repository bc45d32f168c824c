using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;

namespace Viitta.Tests.Workshops;

/// <summary>What a facilitator says to the tables and writes for the whole room, and two facilitators at once.</summary>
public sealed class ConsoleTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "turku";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_message_is_on_every_phone_until_it_is_replaced_or_taken_away()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (phone, desk) = (await App.SeatAsync(workshop), await App.CoordinatorAsync(Network));
        await desk.GetAsync($"/workshops/{workshop.Id}/stage");
        await desk.SubmitAsync("form[action*='Message']", ("message", "Coffee at 14"));
        await phone.GetAsync("/table");
        Assert.Contains("Coffee at 14", phone.TextOf("#news"));

        await desk.SubmitAsync("form[action*='Message']", ("message", "Call Anna Virtanen, 040 123 4567"));
        Assert.Equal(HttpStatusCode.BadRequest, desk.Status);
        Assert.Equal("Call Anna Virtanen, 040 123 4567", desk.Find("#message").TextContent);
        await desk.SubmitAsync("form[action*='Message']", ("message", "Five minutes left"), ("overruled", null));
        await phone.GetAsync("/table");
        Assert.Contains("Five minutes left", phone.TextOf("#news"));
        Assert.DoesNotContain("Coffee", phone.Text);

        await desk.SubmitAsync("form[action*='Clear']");
        await phone.GetAsync("/table");
        Assert.DoesNotContain("From the facilitator", phone.Text);
        Assert.Equal(3, await App.InDbAsync(db => db.Traces.CountAsync(t => t.Subject == workshop.Id.ToString() && t.What.StartsWith("workshops.message"))));
    }

    [Fact]
    public async Task Two_facilitators_do_not_overwrite_each_other_unseen()
    {
        var workshop = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        var (first, second) = (await App.CoordinatorAsync(Network), await App.CoordinatorAsync(Network));
        await first.GetAsync($"/workshops/{workshop.Id}/stage");
        await second.GetAsync($"/workshops/{workshop.Id}/stage");
        await first.SubmitAsync("form[action*='Message']", ("message", "Coffee at 14"));
        await second.SubmitAsync("form[action*='Message']", ("message", "Lunch first"));
        Assert.Equal((HttpStatusCode.Conflict, "Lunch first"), (second.Status, second.Find("#message").TextContent));
        Assert.Contains("Coffee at 14", second.TextOf("#message-now"));
        await second.SubmitAsync("form[action*='Message']"); // seen now
        Assert.Contains("Lunch first", second.TextOf("#message-now"));

        await first.GetAsync($"/workshops/{workshop.Id}/findings");
        await second.GetAsync($"/workshops/{workshop.Id}/findings");
        const string form = "form:has(#P3-words)";
        await first.SubmitAsync(form, ("P3-words", "The parish stays beside them."));
        await second.SubmitAsync(form, ("P3-words", "The police write it down."));
        Assert.Equal((HttpStatusCode.Conflict, "The police write it down."), (second.Status, second.Find("#P3-words").TextContent));
        Assert.Contains("The parish stays beside them.", second.Text);
        await second.SubmitAsync(form);
        Assert.Contains("The police write it down.", second.Text);
        await second.SubmitAsync(form); // pressed twice
        Assert.Equal(HttpStatusCode.OK, second.Status);
    }

    [Fact]
    public async Task A_table_s_words_are_taken_over_into_the_record_and_from_there_into_the_pathway()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync(Network);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{workshop.Id}/findings");
        var answer = (await App.AnswersAsync(workshop)).Single(a => a.Handover == "Call the duty officer");
        await desk.SubmitAsync("form:has(#P2-words)", ("P2-words", "First the night."), ("P2-take", $"{answer.Id}"));
        var words = (await App.InDbAsync(db => db.PlenaryWordings.SingleAsync(p => p.WorkshopId == workshop.Id))).Text;
        Assert.StartsWith($"First the night.\nleads: {police.Name} (", words.En.Replace("Leads", "leads", StringComparison.Ordinal));
        Assert.EndsWith("– Call the duty officer", words.En);

        await desk.SubmitAsync("form:has(#P7-words)", ("P7-take", $"{answer.Id}")); // of another step
        Assert.Equal(HttpStatusCode.BadRequest, desk.Status);
        await desk.GetAsync($"/workshops/{workshop.Id}/report");
        Assert.Contains("The room's wording: First the night.", desk.Text);
        var draft = await App.ReadAsync(await App.StartAsync(workshop));
        Assert.Equal(words, draft.Step("P2").Text);
        Assert.True(draft.Step("P7").Text.IsEmpty);
    }

    [Fact]
    public async Task A_table_that_never_wrote_is_silent_since_the_part_went_out()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync(Network, parts: 1);
        var desk = await app.CoordinatorAsync(Network);
        app.Time.Advance(TimeSpan.FromMinutes(6));
        await desk.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Contains("silent since 22:40", desk.TextOf("#tables"));
    }
}
