namespace Viitta.Features.Reports;

/// <summary>A report in words, in one language: written once, and shown alike on the page and in Word.</summary>
/// <param name="Eyebrow">Network, day and place.</param>
public sealed record ReportDocument(string Title, string Eyebrow, IReadOnlyList<ReportSection> Sections);

public sealed record ReportSection(string Id, string Heading, IReadOnlyList<ReportBlock> Blocks);

/// <summary>What a section is made of, in the order read.</summary>
public abstract record ReportBlock;

public sealed record ReportParagraph(string Text) : ReportBlock;

/// <summary>A heading inside the section.</summary>
/// <param name="Aside">A word beside it: what kind of finding it is.</param>
public sealed record ReportHeading(string Id, string Text, string Aside = "") : ReportBlock;

public sealed record ReportList(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>The first row is the header, the first cell of each row is its name. A cell's lines stand under each other.</summary>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;
