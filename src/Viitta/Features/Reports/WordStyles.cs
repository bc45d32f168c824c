using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Viitta.Features.Reports;

/// <summary>The styles of a report in Word. Their ids are the ones that every Word knows as headings, title and caption.</summary>
internal static class WordStyles
{
    private const string Ink = "1B1F1D";
    private const string Pine = "1F4D3A";

    /// <param name="language">fi-FI, sv-FI, en-GB: of the whole text, for speech and spelling.</param>
    public static Styles Of(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new Color { Val = Ink },
                new FontSize { Val = "22" },
                new Languages { Val = language, EastAsia = language, Bidi = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", isDefault: true),
        Heading("Title", "Title", 44, null),
        Heading("Heading1", "heading 1", 32, 0),
        Heading("Heading2", "heading 2", 25, 1),
        Style("Subtitle", "Subtitle", new StyleRunProperties(new Color { Val = "555555" }, new FontSize { Val = "22" })),
        Style("Caption", "caption", new StyleRunProperties(new Bold(), new FontSize { Val = "20" }), keepNext: true),
        Style("ListParagraph", "List Paragraph", indent: true),
        Style("TableText", "Table Text", new StyleRunProperties(new FontSize { Val = "19" }), tight: true),
        Style("Header", "header", new StyleRunProperties(new Bold(), new FontSize { Val = "17" })),
        Style("Footer", "footer", new StyleRunProperties(new FontSize { Val = "17" })),
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
                    Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
        {
            Type = StyleValues.Table,
            StyleId = "TableGrid",
        });

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "888888" };

    private static Style Heading(string id, string name, int size, int? level)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = level is null ? "0" : "280", After = "80" });
        if (level is { } outline)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }
        return new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(new Bold(), new Color { Val = Pine }, new FontSize { Val = $"{size}" }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    private static Style Style(
        string id, string name, StyleRunProperties? run = null, bool isDefault = false, bool keepNext = false, bool indent = false, bool tight = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = "Normal" });
        }
        var paragraph = new StyleParagraphProperties();
        if (keepNext)
        {
            paragraph.Append(new KeepNext());
        }
        if (tight)
        {
            paragraph.Append(new SpacingBetweenLines { After = "0" });
        }
        if (indent)
        {
            paragraph.Append(new Indentation { Left = "284", Hanging = "227" });
        }
        if (paragraph.HasChildren)
        {
            style.Append(paragraph);
        }
        if (run is not null)
        {
            style.Append(run);
        }
        return style;
    }
}
