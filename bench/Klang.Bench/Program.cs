using BenchmarkDotNet.Running;
using Klang.Bench;

// `pure` runs BenchmarkDotNet on the rules; `search` times type-ahead; `areas` times the registry as of a day;
// `load` runs officers against a real host and prints a table.
return args switch
{
    ["load", .. var rest] => await Load.RunAsync(rest),
    ["pure", .. var rest] => Pure(rest),
    ["search", .. var files] => SearchTimes.Run(files),
    ["areas", .. var rest] => await AreaTimes.RunAsync(rest),
    _ => Usage(),
};

static int Pure(string[] rest)
{
    BenchmarkSwitcher.FromTypes([typeof(CheckBenchmarks)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("pure [BenchmarkDotNet options] | search [VILLAGES.csv …] | areas [--database sqlite:PATH|CONNECTION] | load [--officers 50] [--seconds 30] [--database sqlite:PATH|CONNECTION] [--no-reader]");
    return 2;
}
