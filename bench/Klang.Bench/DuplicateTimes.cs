using System.Diagnostics;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Registers;

namespace Klang.Bench;

/// <summary>`duplicates [COUNT]`: looks for doubles among that many entries (10,000 by default), spread over villages and all in one.</summary>
internal static class DuplicateTimes
{
    private static readonly string[] Kinds = ["กลุ่มออมทรัพย์", "กลุ่มทอผ้า", "กลุ่มแปรรูปสมุนไพร", "กลุ่มสตรี", "วิสาหกิจชุมชนข้าว", "กลุ่มจักสาน", "กองทุนสวัสดิการ", "กลุ่มผู้เลี้ยงโค"];
    private static readonly string[] Syllables = ["ดอน", "หนอง", "ป่า", "แม่", "ทุ่ง", "สัน", "เวียง", "โคก", "นา", "วัง", "แดด", "บัว", "ยาว", "ลาด", "งาม", "แก้ว", "ทอง", "ใหม่", "ใต้", "เหนือ", "กลาง", "ไผ่", "จันทร์", "คำ"];

    public static int Run(string[] rest)
    {
        var count = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 10_000;
        Time("groups over villages", count, VillageOf, anywhere: false);
        Time("groups of one village", count, _ => "57010101", anywhere: false);
        Time("persons over villages", count, VillageOf, anywhere: true);
        return 0;
    }

    private static string VillageOf(int index) => string.Create(CultureInfo.InvariantCulture, $"5701{1 + (index % 16):D2}{1 + (index / 16 % 20):D2}");

    private static void Time(string what, int count, Func<int, string> area, bool anywhere)
    {
        var random = new Random(57);
        var entries = Enumerable.Range(0, count).Select(i => new NamedEntry(area(i) + "S" + i.ToString("D5", CultureInfo.InvariantCulture), anywhere ? Person(random) : Group(random), area(i))).ToList();
        var started = Stopwatch.GetTimestamp();
        var found = new DuplicateFinder(anywhere).Find(entries).Length;
        Console.WriteLine($"{what}: {count.Plain()} entries, {found.Plain()} pairs in {Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
    }

    private static string Group(Random random) => $"{Kinds[random.Next(Kinds.Length)]}บ้าน{Word(random, 3)}";

    private static string Person(Random random) => $"{(random.Next(2) == 0 ? "นาย" : "นางสาว")}{Word(random, 2)} {Word(random, 3)}";

    private static string Word(Random random, int syllables) => string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
