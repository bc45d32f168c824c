// The floor to compare with: a bare Kestrel endpoint that returns the same bytes as a page of Viitta, already compressed.
// Usage: dotnet Bare.dll FILE URL
var bytes = await File.ReadAllBytesAsync(args[0]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[1]);
var app = builder.Build();
app.MapGet("/", async (HttpContext http) =>
{
    http.Response.ContentType = "text/html; charset=utf-8";
    http.Response.Headers.ContentEncoding = "gzip";
    http.Response.ContentLength = bytes.Length;
    await http.Response.Body.WriteAsync(bytes);
});
await app.RunAsync();
