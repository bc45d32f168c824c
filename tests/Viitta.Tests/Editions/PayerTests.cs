using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using Viitta.Tests.OpenData;

namespace Viitta.Tests.Editions;

/// <summary>What a service costs and who pays go everywhere together, from the coordinator's form to the last file.</summary>
public sealed class PayerTests : IAsyncLifetime
{
    private const string Sheet = $"/networks/{TestRegion.Network}/editions/latest/contacts.xlsx";

    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync() => await _app.PlantAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_pays_is_told_beside_the_cost()
    {
        await _app.PublishAsync();
        var service = await _app.InDbAsync(db => db.Services.FirstAsync(s => s.Name.Fi == "Student welfare"));
        var coordinator = await _app.CoordinatorAsync(TestRegion.Network);
        await coordinator.GetAsync($"/services/{service.Id}");
        await coordinator.SubmitAsync(
            "#payer-fi", ("needs", "n01"), ("cost-en", "Free of charge"), ("payer-fi", "Kunta"), ("payer-sv", "Kommunen"), ("payer-en", "The municipality"));
        await coordinator.GetAsync($"/services/{service.Id}");
        Assert.Contains("Who paysThe municipality", coordinator.TextOf("dl.facts"));
        await coordinator.SubmitAsync("#payer-fi", ("payer-en", new string('x', 151)));
        Assert.Contains("150", coordinator.TextOf("#payer-en-error"));
        await _app.PublishAsync();

        var reader = _app.Browse();
        await reader.GetAsync($"/call?{TestRegion.Question}");
        Assert.Contains("Free of charge · Paid by: The municipality", reader.Text);
        await reader.GetAsync($"/call/print?{TestRegion.Question}&lang=sv");
        Assert.Contains("Betalas av: Kommunen", reader.Text);
        await reader.GetAsync($"/regions/{TestRegion.Network}?lang=fi");
        Assert.Contains("Maksaja: Kunta", reader.Text);
        await reader.GetAsync($"/networks/{TestRegion.Network}/editions/2/changes?lang=en");
        Assert.Contains("cost: was none, now Free of charge who pays: was none, now The municipality", reader.Text);

        var sheet = ReadSheet.Read(await reader.Client.GetByteArrayAsync(Sheet));
        var row = sheet.RowOf(TestRegion.College);
        Assert.Equal(("Free of charge", "The municipality"), (sheet.Of(row, "Cost").InnerText, sheet.Of(row, "Who pays").InnerText));
        var open = await reader.Client.JsonAsync($"/hsds/services/{service.Id}?lang=en");
        Assert.Equal(("Free of charge", "The municipality"), (open.Text("fees_description"), open.GetProperty("funding")[0].Text("source")));
        var token = await _app.TokenClientAsync(TestRegion.Network);
        Assert.Contains("\"payer\":{\"fi\":\"Kunta\"", await token.GetStringAsync($"/api/v1/service-map/{TestRegion.Network}/services"));
    }
}
