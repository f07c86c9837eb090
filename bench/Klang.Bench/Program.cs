using BenchmarkDotNet.Running;
using Klang.Bench;

// `pure` runs BenchmarkDotNet on the rules; `search` times type-ahead; `areas` the registry as of a day; `duplicates` the search for
// doubles; `deadline` the deadline-day screen; `check` 10,000 records against their rules; `definitions` the reading of all files; `prepare` opens a round for the whole country;
// `filed` what the copies of a day cost;
// `import` a workbook of 100,000 rows; `load` runs officers against a real
// host and prints a table.
return args switch
{
    ["load", .. var rest] => await Load.RunAsync(rest),
    ["pure", .. var rest] => Pure(rest),
    ["check"] => CheckTimes.Records(),
    ["definitions"] => CheckTimes.Definitions(),
    ["prepare", .. var rest] => await PrepareTimes.RunAsync(rest),
    ["search", .. var files] => SearchTimes.Run(files),
    ["deadline", .. var rest] => await DeadlineTimes.RunAsync(rest),
    ["filed", .. var rest] => await FiledSizes.RunAsync(rest),
    ["import", .. var rest] => await ImportTimes.RunAsync(rest),
    ["areas", .. var rest] => await AreaTimes.RunAsync(rest),
    ["duplicates", .. var rest] => DuplicateTimes.Run(rest),
    _ => Usage(),
};

static int Pure(string[] rest)
{
    BenchmarkSwitcher.FromTypes([typeof(CheckBenchmarks)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("pure [BenchmarkDotNet options] | check | definitions | search [VILLAGES.csv …] | areas [--database sqlite:PATH|CONNECTION] | duplicates [COUNT] | deadline [--database …] | prepare [--groups 19000] [--database …] | import [--rows 100000] [--database …] | load [--officers 50] [--seconds 30] [--database sqlite:PATH|CONNECTION] [--no-reader] [--deadline] [--visible] | filed [--copies 6222] [--database …]");
    return 2;
}
