using System.Globalization;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Import;

/// <summary>A desk with many groups more, and the workbook about them.</summary>
internal static class ManyRows
{
    public static Task<int> FurnishAsync(Desk desk, int groups) => desk.DoAsync(services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        db.Subjects.AddRange(Enumerable.Range(0, groups).Select(i => new Subject
        {
            Id = Guid.CreateVersion7(),
            Register = "savings-group",
            Code = Code(desk, i),
            Name = Name(i),
            SearchName = Name(i),
            AreaCode = desk.Area + "0101",
            UnitCode = desk.Unit,
            Active = true,
            SavedBy = "test",
        }));
        return db.SaveChangesAsync();
    });

    /// <param name="desk">Whose groups.</param>
    /// <param name="groups">How many.</param>
    /// <param name="members">What stands under สมาชิกชาย, by the group's number.</param>
    public static byte[] Book(Desk desk, int groups, Func<int, object?> members) =>
        Books.Of([Head, .. Enumerable.Range(0, groups).Select(i => Row(desk, i, members(i), 1050 + i))]);

    public static object?[] Head { get; } = ["รหัส", "ชื่อกลุ่ม", "สมาชิกชาย", "สมาชิกหญิง", "ข้อมูล ณ วันที่"];

    public static object?[] Row(Desk desk, int group, object? men, int women = 1050) => [Code(desk, group), Name(group), men, women, "15/11/2569"];

    /// <summary>Whether a record is about one of the groups made here.</summary>
    public static bool IsOne(Record record) => record.SubjectKey.StartsWith("many", StringComparison.OrdinalIgnoreCase);

    private static string Code(Desk desk, int number) => "MANY" + desk.Unit.ToUpperInvariant() + number.ToString("D4", CultureInfo.InvariantCulture);

    private static string Name(int number) => "กลุ่มออมทรัพย์ที่ " + number.ToString(CultureInfo.InvariantCulture);
}
