using BenchmarkDotNet.Running;
using Klang.Bench;

// `pure` runs BenchmarkDotNet on the rules; `search` times type-ahead;
// `prepare` opens a round for the whole country; `load` runs officers against a real host and prints a table.
return args switch
{
    ["load", .. var rest] => await Load.RunAsync(rest),
    ["pure", .. var rest] => Pure(rest),
    ["prepare", .. var rest] => await PrepareTimes.RunAsync(rest),
    ["search", .. var files] => SearchTimes.Run(files),
    _ => Usage(),
};

static int Pure(string[] rest)
{
    BenchmarkSwitcher.FromTypes([typeof(CheckBenchmarks)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("pure [BenchmarkDotNet options] | search [VILLAGES.csv …] | prepare [--groups 19000] [--database …] | load [--officers 50] [--seconds 30] [--database sqlite:PATH|CONNECTION] [--no-reader]");
    return 2;
}
