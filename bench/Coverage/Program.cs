// Coverage of a made-up country. Usage, from the root of the repository:
//   dotnet run -c Release --project bench/Coverage whole [SERVICES …]      the time of the first is that of a cold process: one size at a time
//   dotnet run -c Release --project bench/Coverage progress                every start of a chain of ten steps
//   dotnet run -c Release --project bench/Coverage slice POSTGRES          beside SQL and beside Ical.Net
//   dotnet run -c Release --project bench/Coverage kernels                 the bit operations beside the memory, and one question and one change
//   dotnet run -c Release --project bench/Coverage plot FILE OUT.png       from the lines that `whole` prints
using Viitta.Bench;

switch (args)
{
    case ["whole", .. var services]:
        WholeRun.Run([.. services.Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]);
        break;
    case ["progress"]:
        ProgressRun.Run();
        break;
    case ["slice", var postgres]:
        await Slice.RunAsync(postgres);
        break;
    case ["kernels"]:
        KernelRun.Run();
        break;
    case ["plot", var lines, var picture]:
        Plot.Draw(lines, picture);
        break;
    default:
        Console.Error.WriteLine("whole | progress | slice | kernels | plot");
        return 2;
}
return 0;
