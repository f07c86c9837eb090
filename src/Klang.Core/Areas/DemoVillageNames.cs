using System.Globalization;

namespace Klang.Core.Areas;

/// <summary>
/// Made-up villages for demonstrations and benchmarks: names put together from common parts of village names, the same for
/// the same seed on every machine. No village of these names need exist.
/// </summary>
public static class DemoVillageNames
{
    private static readonly string[] Roots =
    [
        "สันติสุข", "ป่าซาง", "ใหม่พัฒนา", "ร่มเย็น", "หนองบัว", "ห้วยทราย", "ดอนแก้ว", "สันทราย", "ทุ่งรวงทอง", "ท่าข้าม",
        "โป่งน้ำร้อน", "แม่ลาว", "ศรีดอนชัย", "เจริญสุข", "ไทยเจริญ", "โพธิ์ทอง", "ศรีทรายมูล", "หัวฝาย", "สันป่าสัก", "ปงสนุก",
        "ร่องขุ่น", "น้ำลัด", "ต้นยาง", "หนองแรด", "ป่าตึง", "สันกลาง", "ห้วยหมาก", "ทุ่งโค้ง", "รุ่งเรือง", "สบเปา",
        "ป่าแดด", "ดงมะตื๋น", "เกาะทอง", "ฝั่งหมิ่น", "สันมะนะ", "ประชาร่วมใจ", "ศรีวิไล", "วังวน", "กองทราย", "ม่วงคำ",
    ];

    private static readonly string[] Endings = ["", "", "", "เหนือ", "ใต้", "กลาง", "ใหม่", "พัฒนา", "สามัคคี", "น้อย"];

    /// <summary>
    /// Villages of one subdistrict, numbered from หมู่ 1, between <paramref name="fewest"/> and <paramref name="most"/> of them,
    /// no name twice.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a subdistrict, or not 1 ≤ fewest ≤ most ≤ 99.</exception>
    public static IReadOnlyList<AreaEntry> For(AreaCode subdistrict, int seed, int fewest = 6, int most = 14)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(subdistrict.Level, AreaLevel.Subdistrict);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fewest, most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 99);
        var dice = new Dice(seed, subdistrict.Digits);
        var villages = new List<AreaEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var left = fewest + dice.Below(most - fewest + 1); left > 0;)
        {
            var name = Roots[dice.Below(Roots.Length)] + Endings[dice.Below(Endings.Length)];
            if (names.Add(name))
            {
                villages.Add(new AreaEntry(AreaCode.Parse(subdistrict.Digits + names.Count.ToString("00", CultureInfo.InvariantCulture)), name));
                left--;
            }
        }

        return villages;
    }

    // System.Random promises the same numbers only within one version of .NET; this is SplitMix64.
    private sealed class Dice
    {
        private ulong state;

        public Dice(int seed, string digits) => state = unchecked(((ulong)seed * 1_000_003) + ulong.Parse(digits, CultureInfo.InvariantCulture));

        public int Below(int limit)
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
            }
        }
    }
}
