using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary><c>./run</c> itself, on a free port and with an empty data folder.</summary>
public sealed class RunScript : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("viitta-newcomer-").FullName;
    private readonly ConcurrentQueue<string> _printed = [];
    private Process _run = null!;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>All lines so far, of both streams.</summary>
    public IReadOnlyCollection<string> Printed => _printed;

    public async ValueTask InitializeAsync()
    {
        _run = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(Repository.Root, "run"))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _folder,
                Environment = { ["VIITTA_DATA"] = Path.Combine(_folder, "data"), ["VIITTA_URLS"] = Address.ToString() },
            },
        };
        _run.OutputDataReceived += (_, e) => _printed.Enqueue(e.Data ?? "");
        _run.ErrorDataReceived += (_, e) => _printed.Enqueue(e.Data ?? "");
        _run.Start();
        _run.BeginOutputReadLine();
        _run.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>Building takes its time on a machine that has not built before.</summary>
    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var until = DateTime.UtcNow.AddMinutes(5); DateTime.UtcNow < until && !_run.HasExited; await Task.Delay(200))
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
        Assert.Fail($"./run does not get ready:\n{string.Join('\n', _printed)}");
    }

    public async ValueTask DisposeAsync()
    {
        _run.Kill(entireProcessTree: true);
        await _run.WaitForExitAsync();
        _run.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
