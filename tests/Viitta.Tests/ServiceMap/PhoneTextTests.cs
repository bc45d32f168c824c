using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("112", "112")]
    [InlineData("116006", "116 006")]
    [InlineData("116 016", "116 016")]
    [InlineData("116117", "116 117")]
    [InlineData("0800 161 177", "0800 161 177")]
    [InlineData("0800161177", "0800 161177")]
    [InlineData("080 005 005", "080 005 005")]
    [InlineData("02954 63177", "02954 63177")]
    [InlineData("+358 2954 63177", "029 5463177")]
    [InlineData("0295 016 620", "0295 016 620")]
    [InlineData("0401234567", "040 1234567")]
    [InlineData(" 050-555 1234 ", "050 5551234")]
    [InlineData("+358 (0)40 123 4567", "040 1234567")]
    [InlineData("013\u00A0123\u2013456", "013 123456")]
    [InlineData("+46 8 123 456 78", "+46 8 123 456 78")]
    public void Reads_what_people_in_Finland_write(string typed, string kept) =>
        Assert.Equal(kept, PhoneText.Read(typed, practice: false).Value);

    [Theory]
    [InlineData("o17 123 456", "servicemap.phone-letters")]
    [InlineData("040 123 4567 ext 2", "servicemap.phone-letters")]
    [InlineData("12", "servicemap.phone-short")]
    [InlineData("0401", "servicemap.phone-short")]
    [InlineData("040 123 4567 8901 23", "servicemap.phone-long")]
    [InlineData("017 000 0117", "servicemap.phone-unknown")]
    [InlineData("000 000 0117", "servicemap.phone-practice-only")]
    public void Says_what_is_wrong(string typed, string code)
    {
        var refusal = PhoneText.Read(typed, practice: false).Refusal;
        Assert.Equal((code, "phone"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void In_the_practice_region_nobody_can_be_called_by_mistake()
    {
        Assert.Equal("000 000 0117", PhoneText.Read("0000000117", practice: true).Value);
        Assert.Equal(PhoneText.NotInPractice, PhoneText.Read("040 123 4567", practice: true).Refusal);
        Assert.Null(PhoneText.Link("000 000 0117"));
    }

    [Theory]
    [InlineData("02954 63177", "tel:+358295463177")]
    [InlineData("040 1234567", "tel:+358401234567")]
    [InlineData("112", "tel:112")]
    [InlineData("116 006", "tel:116006")]
    public void A_phone_can_dial_it(string phone, string link) => Assert.Equal(link, PhoneText.Link(phone));
}
