using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Areas.Search;
using Klang.Core.Common;
using Klang.Web.Hosting;

namespace Klang.Bench;

/// <summary>
/// `search [VILLAGES.csv …]`: looks names up letter by letter as people type them, with slips, over the shipped registry and the lists named.
/// </summary>
internal static class SearchTimes
{
    private const int Names = 2_000;
    private const string Letters = "กขคงจชดตทนบปพมยรลวสหอาิีุูเแโใไ";

    public static int Run(string[] files)
    {
        var areas = Shipped().Concat(files.SelectMany(Read)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var index = new AreaSearchIndex(areas);
        var made = Stopwatch.GetElapsedTime(started);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{index.Count.Plain()} areas: made in {Text(made)} ms, {(bytes / 1_000_000).Plain()} MB");
        var random = new Random(57);
        var names = Enumerable.Range(0, Names).Select(_ => areas[random.Next(areas.Count)].SearchName).Where(name => name.Length > 0).ToList();
        Time(index, "first one to three letters", names.Select(name => name[..Math.Min(name.Length, 1 + random.Next(3))]));
        Time(index, "whole name", names);
        Time(index, "a letter wrong", names.Select(name => Wrong(name, random)));
        Time(index, "name and province", names.Select(name => name + " จ." + areas[random.Next(77)].SearchName));
        Time(index, "six words that are nowhere", names.Select(name => string.Join(' ', Enumerable.Range(0, 6).Select(_ => Wrong(name, random)))));
        Time(index, "code", areas.Where((_, at) => at % 50 == 0).Select(area => area.Code));
        return 0;
    }

    private static void Time(AreaSearchIndex index, string what, IEnumerable<string> texts)
    {
        var times = texts.Select(text =>
        {
            var started = Stopwatch.GetTimestamp();
            index.Find(new AreaLookup(text, 10) { Own = "57" });
            return Stopwatch.GetElapsedTime(started);
        }).Order().ToList();
        Console.WriteLine($"{what}: p50 {Text(times[times.Count / 2])}, p95 {Text(times[times.Count * 95 / 100])}, max {Text(times[^1])} ms");
    }

    private static IEnumerable<SearchableArea> Shipped() =>
        new[] { "provinces.csv", "districts.csv", "subdistricts.csv" }.SelectMany(name => Read(Path.Combine(ShippedFiles.Folder("areas"), name)));

    // The lists' own columns: the code first, and the names by their heads.
    private static IEnumerable<SearchableArea> Read(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToList();
        var (th, en) = (Array.IndexOf(lines[0], "name_th"), Array.IndexOf(lines[0], "name_en"));
        return lines.Skip(1).Select(cells => Area(cells[0], cells[th], en < 0 ? null : cells[en], Array.IndexOf(lines[0], "municipality") < 0 ? null : cells[1]));
    }

    private static SearchableArea Area(string code, string name, string? english, string? subdistrict) => new(
        Id(code), code, subdistrict is null ? (AreaLevel)(code.Length / 2) : AreaLevel.Community,
        subdistrict is null && code.Length == 2 ? null : Id(subdistrict ?? code[..^2]), AreaName.SearchKey(name), english);

    private static long Id(string code) => long.Parse("1" + code, CultureInfo.InvariantCulture);

    private static string Wrong(string name, Random random)
    {
        var at = random.Next(name.Length);
        return name.Remove(at, 1).Insert(at, Letters[random.Next(Letters.Length)].ToString());
    }

    private static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
