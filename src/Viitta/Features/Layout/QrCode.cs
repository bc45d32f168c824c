using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Viitta.Features.Layout;

/// <summary>A QR code as inline SVG: one black path on white, sharp at every size and on paper.</summary>
public static class QrCode
{
    /// <param name="address">The whole address that the phone opens.</param>
    /// <param name="says">What it is for, for those who do not see it.</param>
    public static IHtmlContent Svg(string address, string says)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // the four modules of quiet zone are in it
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
                }
            }
        }
        var builder = new HtmlContentBuilder();
        builder.AppendFormat(
            "<svg role=\"img\" aria-label=\"{0}\" viewBox=\"0 0 {1} {1}\" shape-rendering=\"crispEdges\"><rect width=\"{1}\" height=\"{1}\" fill=\"#fff\"/><path d=\"{2}\" fill=\"#000\"/></svg>",
            says, rows.Count, path);
        return builder;
    }
}
