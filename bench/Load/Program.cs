// A room full of phones on the published program, which runs as a process of its own on a fresh folder (SQLite), or on the
// empty PostgreSQL database that VIITTA_DATABASE names. The phones use the pages as browsers do, script and all.
// Usage: dotnet Load.dll PROGRAM_FOLDER [warm] [joins] [room] [kill] [stop] [wave] [soak] [--minutes 2] [--phones 2000] [--workshops 40] [--lines 1000]
//        [--no-projectors]
// Without a name of a run: all. Prints a table; see bench/load.sh and bench/RESULTS.md.
using Viitta.Bench;

var options = Options.Read(args);
await using var server = new Server(args[0]);
var report = new Report();
var seconds = await server.StartAsync();
report.Add($"from start to listening, fresh {server.Database}", FormattableString.Invariant($"{seconds:0.0} s"));
using var facilitator = new Facilitator(server);
await facilitator.SignInAsync();
foreach (var (name, run) in new (string, Func<Task>)[]
{
    ("warm", () => RoomRun.WarmUpAsync(server, facilitator)),
    ("room", () => RoomRun.RunAsync(server, facilitator, report, options)),
    ("kill", () => RestartRun.RunAsync(server, facilitator, report, killed: true)),
    ("stop", () => RestartRun.RunAsync(server, facilitator, report, killed: false)),
    ("wave", () => RestartRun.WaveAsync(server, facilitator, report)),
    ("joins", () => JoinRun.RunAsync(server, facilitator, report)),
    ("soak", () => RestartRun.SoakAsync(server, facilitator, report, options.Minutes)),
})
{
    if (options.Runs.Count == 0 || options.Runs.Contains(name))
    {
        await run();
    }
}
report.Print();
