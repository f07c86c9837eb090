using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;

namespace Klang.Core.Tests.Areas.History;

/// <summary>The Act of 2554 from the shared crosswalk; without the folder, the few pairs written down here.</summary>
internal static class BuengKanAct
{
    private const string Few = """
        old_code,new_code,name_th_old,name_th_new
        4303,3801,บึงกาฬ,เมืองบึงกาฬ
        4304,3802,พรเจริญ,พรเจริญ
        430301,380101,บึงกาฬ,บึงกาฬ
        430303,380102,โนนสมบูรณ์,โนนสมบูรณ์
        430304,380103,หนองเข็ง,โนนสว่าง
        430401,380201,ศรีชมภู,ศรีชมภู
        """;

    public sealed record Pair(string Old, string New, string NameBefore, string NameAfter);

    public static IReadOnlyList<Pair> Crosswalk()
    {
        var text = SharedData.FileOrNull("areas/crosswalk_43_to_38.csv") is { } file ? File.ReadAllText(file) : Few;
        return [.. Csv.Read(new StringReader(text.TrimStart('\uFEFF')), ',').Skip(1).Select(r => new Pair(r.Fields[0], r.Fields[1], r.Fields[2], r.Fields[3]))];
    }

    public static AreaDecision Decision(IReadOnlyList<Pair> crosswalk, bool tellWhatItWas) => new(
        "ตั้งจังหวัดบึงกาฬ", "พระราชบัญญัติตั้งจังหวัดบึงกาฬ พ.ศ. 2554", new DateOnly(2011, 3, 23),
        [new CreateArea(AreaCode.Parse("38"), "บึงกาฬ", "Bueng Kan", null, null, []), .. crosswalk.Select(c => Step(c, tellWhatItWas))])
    {
        SignedOn = new DateOnly(2011, 3, 11),
        PublishedOn = new DateOnly(2011, 3, 22),
        Gazette = ("128", "18 ก", null),
    };

    private static RecodeArea Step(Pair pair, bool tellWhatItWas) => new(AreaCode.Parse(pair.Old), AreaCode.Parse(pair.New), pair.NameAfter)
    {
        Was = tellWhatItWas && pair.NameAfter != pair.NameBefore ? new AreaBefore(NameTh: pair.NameBefore) : null,
    };
}
