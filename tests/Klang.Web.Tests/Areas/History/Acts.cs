using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas.History;

/// <summary>Decisions as the department writes them, and a host that carries them out.</summary>
internal static class Acts
{
    public const string Phayao = """
        title: ตั้งจังหวัดพะเยา
        source: พระราชบัญญัติตั้งจังหวัดพะเยา พ.ศ. 2520
        signed: 23/7/2520
        published: 28/7/2520
        effective: 28/8/2520
        steps:
          - { create: 56, name: พะเยา }
          - { recode: 5601, to: 5601, in: 56, was: { in: 57 } }
          - { recode: 5602, to: 5602, in: 56, was: { in: 57 } }
          - { recode: 5603, to: 5603, in: 56, was: { in: 57 } }
          - { recode: 5604, to: 5604, in: 56, was: { in: 57 } }
          - { recode: 5605, to: 5605, in: 56, was: { in: 57 } }
          - { recode: 5606, to: 5606, in: 56, was: { in: 57 } }
          - { recode: 5607, to: 5607, in: 56, was: { in: 57 } }
        """;

    public const string PhuSang = """
        title: ตั้งกิ่งอำเภอภูซาง
        source: ประกาศกระทรวงมหาดไทย
        effective: 15/7/2539
        steps: [{ create: 5608, name: ภูซาง, outOf: [5603] }]
        """;

    public const string PhuKamYao = """
        title: ตั้งกิ่งอำเภอภูกามยาว
        source: ประกาศกระทรวงมหาดไทย
        effective: 1/7/2540
        steps: [{ create: 5609, name: ภูกามยาว, outOf: [5601] }]
        """;

    public const string BangBon = """
        title: ตั้งแขวงในเขตบางบอน
        source: ประกาศกรุงเทพมหานคร
        effective: 26/7/2560
        steps:
          - { abolish: 105001, into: [105002, 105003, 105004, 105005], was: { name: บางบอน } }
          - { create: 105002, name: บางบอนเหนือ }
          - { create: 105003, name: บางบอนใต้ }
          - { create: 105004, name: คลองบางพราน }
          - { create: 105005, name: คลองบางบอน }
        """;

    /// <summary>The ten villages of Chiang Rai, in force before they were published.</summary>
    public static IReadOnlyList<string> TenVillages { get; } =
        ["57011331", "57050120", "57050121", "57060309", "57080609", "57100528", "57100626", "57100627", "57120509", "57150119"];

    /// <summary>The Act of 2554, for a registry that knows only the new codes.</summary>
    public static AreaDecision BuengKan()
    {
        var rows = Csv.Read(new StringReader(System.Text.Encoding.UTF8.GetString(Crosswalk()).TrimStart('\uFEFF')), ',').Skip(1).Select(r => r.Fields);
        var steps = rows.Select(r => $"  - {{ recode: {r[0]}, to: {r[1]}, name: {r[3]}, was: {{ name: {r[2]} }} }}");
        return Read("""
            title: ตั้งจังหวัดบึงกาฬ
            source: พระราชบัญญัติตั้งจังหวัดบึงกาฬ พ.ศ. 2554
            signed: 11/3/2554
            published: 22/3/2554
            effective: 23/3/2554
            gazette: { volume: 128, part: 18 ก }
            steps:
              - { create: 38, name: บึงกาฬ }

            """ + string.Join('\n', steps));
    }

    private static byte[] Crosswalk() => TestFiles.SharedOrNull("areas/crosswalk_43_to_38.csv") ?? TestFiles.Csv(
        "old_code,new_code,name_th_old,name_th_new",
        "4303,3801,บึงกาฬ,เมืองบึงกาฬ", "4304,3802,พรเจริญ,พรเจริญ", "4306,3803,โซ่พิสัย,โซ่พิสัย", "4309,3804,เซกา,เซกา", "4310,3805,ปากคาด,ปากคาด",
        "4311,3806,บึงโขงหลง,บึงโขงหลง", "4312,3807,ศรีวิไล,ศรีวิไล", "4313,3808,บุ่งคล้า,บุ่งคล้า", "430301,380101,บึงกาฬ,บึงกาฬ", "430304,380103,หนองเข็ง,โนนสว่าง");

    public static AreaDecision Read(string text)
    {
        var reading = AreaDecisionFile.Read("act.yaml", text);
        Assert.Empty(reading.Faults);
        return reading.Decision!;
    }

    public static Task<AreaEvent> DecideAsync(this AreasHost host, string text) => host.DecideAsync(Read(text));

    public static async Task<AreaEvent> DecideAsync(this AreasHost host, AreaDecision decision)
    {
        var decided = await host.RunAsync((AreaDecisions decisions) => decisions.DecideAsync(Actor.System, decision));
        Assert.True(decided.IsOk, decided.Problem?.Message.Th);
        return decided.Value;
    }

    /// <summary>What is known by now was known already on a day.</summary>
    public static Task<int> KnownSinceAsync(this AreasHost host, DateTime moment) => host.RunAsync((KlangDb db) =>
        db.AreaVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.RecordedAt, moment)));

    public static async Task<IReadOnlyList<string>> InsideAsync(this AreasHost host, string code, AreaMoment moment) =>
        [.. (await host.RunAsync((AreaQueries areas) => areas.ChildrenAsync(AreaCode.Parse(code), moment))).Select(a => a.Code.Digits)];

    public static async Task<string?> NameAsync(this AreasHost host, string code, AreaMoment moment) =>
        (await host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse(code), moment)))?.Name.Th;
}
