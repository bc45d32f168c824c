using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Viitta.Bench;

/// <summary>The published program as a process of its own, on a folder that is made for it and goes with it.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly string _program;
    private readonly string _data = Directory.CreateTempSubdirectory("viitta-load-").FullName;
    private readonly TaskCompletionSource<string> _signInLink = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <param name="program">The folder that dotnet publish wrote.</param>
    public Server(string program)
    {
        _program = Path.GetFullPath(program);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    public Uri Address { get; }

    public string Database => Environment.GetEnvironmentVariable("VIITTA_DATABASE") is { Length: > 0 } ? "PostgreSQL" : "SQLite";

    /// <summary>The link that the program prints at its first start, for the coordinator of the practice region.</summary>
    public Task<string> SignInLink => _signInLink.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Megabytes that the process holds now, and the most it ever held.</summary>
    public (long Now, long Most) Memory => (Status("VmRSS"), Status("VmHWM"));

    /// <summary>Processor time that the process has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <returns>Seconds from the start to the first connection that is taken.</returns>
    public async Task<double> StartAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_program, "Viitta.dll"), "--contentRoot", _program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VIITTA_URLS"] = Address.ToString();
        start.Environment["VIITTA_DATA"] = _data;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment.TryAdd("DOTNET_GCgen0size", "2000000"); // as ./run does
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!await ListensAsync())
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The program ended before it listened.");
            }
            await Task.Delay(20);
        }
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>As a power cut would have it, for this process.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As systemd or a deployment stops it.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        if (Link().Match(line) is { Success: true } link)
        {
            _signInLink.TrySetResult(link.Value);
        }
        else if (line.StartsWith("fail:", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private long Status(string what) => long.Parse(
        File.ReadLines($"/proc/{_process!.Id}/status").First(l => l.StartsWith(what, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    [GeneratedRegex("/sign-in/[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
