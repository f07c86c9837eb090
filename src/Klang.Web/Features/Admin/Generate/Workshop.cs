using System.Security.Cryptography;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.People;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>
/// The product's own doors, on a day of the past: generated data is recorded, submitted and approved by the same code as
/// real data, when it would have been.
/// </summary>
internal sealed class Workshop(IServiceProvider services, DateOnly day) : TimeProvider
{
    public DateOnly Today => Bangkok.Today(this);

    public KlangDb Db { get; } = services.GetRequiredService<KlangDb>();

    /// <summary>Ten in the morning, Bangkok.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var (morning, now) = (new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero), services.GetRequiredService<TimeProvider>().GetUtcNow());
        return morning < now ? morning : now;
    }

    private ProcessRunner Processes => new(Db, this);

    private Guard Guard => new(Processes);

    private SurroundingsReader Surroundings => new(Db, services.GetRequiredService<Catalogue>(), this);

    public EntryLoader Loader => new(Db, services.GetRequiredService<Catalogue>(), Surroundings, this);

    public Carry Carry => new(Db, Processes, services.GetRequiredService<ShelfWriter>(), Loader, new Roster(Db));

    private ReportWork Work => new(Processes, Loader, Guard);

    public RecordWriter Writer => new(Work, Loader, services.GetRequiredService<ShelfWriter>(), services.GetRequiredService<RecordFiles>());

    public RegisterWriter Registers => new(
        Db, Processes, Guard, services.GetRequiredService<Catalogue>(), Surroundings, services.GetRequiredService<PersonalNumbers>(),
        new EntryFollowers(services.GetRequiredService<Catalogue>(), Surroundings, this), new CertificationYears(Db, services.GetRequiredService<Catalogue>(), this), this);

    public EntryConfirming Confirming => new(Db, Processes, Guard, Registers, new CertificationYears(Db, services.GetRequiredService<Catalogue>(), this));

    private Certifications Certifications => new(Db, services.GetRequiredService<Catalogue>(), Surroundings, this);

    private GridBuilder Grid => services.GetRequiredService<GridBuilder>();

    public SubmissionLife Life => new(
        Work, Loader, services.GetRequiredService<ShelfWriter>(), Blockers,
        new RecordRefresh(services.GetRequiredService<ShelfWriter>()), Certifications, new WiderView(Db, Grid, Surroundings), Carry,
        new ReasonDesk(Work, Blockers), new StandIns(Db, this));

    private Blockers Blockers => new(Db, Grid, Certifications);

    public static Actor Officer(ReportingUnit unit) => Somebody(unit.Code, unit.AreaCode, Role.Officer, $"เจ้าหน้าที่ตัวอย่าง {unit.Code}");

    public static Actor Reviewer(ReportingUnit unit) => Somebody(unit.ProvinceCode, unit.ProvinceCode, Role.ProvinceReviewer, $"ผู้ตรวจตัวอย่าง จังหวัด {unit.ProvinceCode}");

    public static Actor Department => Somebody("", "", Role.Department, "ผู้ตรวจตัวอย่าง กรม");

    private static Actor Somebody(string unit, string area, Role role, string name) => new()
    {
        Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("klang-sample/" + name)).AsSpan(0, 16)),
        UserName = "sample",
        Name = name,
        Role = role,
        UnitCode = unit,
        Scope = AreaCode.Parse(area),
    };

    /// <summary>What invented officers say about the warnings of invented numbers.</summary>
    public static Statement Said { get; } = new() { ForTheRest = "ตรวจสอบกับเอกสารของกลุ่มแล้ว ถูกต้องตามที่รายงาน (ข้อมูลสาธิต)", NilReason = "ไม่มีข้อมูลในงวดนี้ (ข้อมูลสาธิต)" };

    /// <summary>Generated data that the product refuses is a bug of the generator.</summary>
    public static T Must<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(result.Problem.Message.In("en"));
}
