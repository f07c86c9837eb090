using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Corrections;
using Klang.Web.Features.People;
using Klang.Web.Features.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin;

/// <summary>
/// The demonstration's correspondence: a correction that was just sent, one that the province reviews, and a question whose
/// answer became help. Written by the demonstration's own people through the product's own doors.
/// </summary>
public sealed class SampleCases(KlangDb db, CorrectionDesk corrections, ProblemDesk problems, CaseTalk talk, HelpBook help)
{
    public async Task EnsureAsync(CancellationToken cancel = default)
    {
        if (await db.Cases.AnyAsync(cancel) || await PersonAsync("province57", cancel) is not { } province)
        {
            return;
        }

        await RenameAsync("officer5709", "5709", "ป้ายหมู่บ้านและตราผู้ใหญ่บ้านเขียนชื่อนี้มาตลอด ทะเบียนเขียนต่างไปหนึ่งตัว", cancel);
        if (await RenameAsync("officer5705", "5705", "ที่ประชุมหมู่บ้านมีมติเปลี่ยนชื่อ และจังหวัดประกาศแล้ว", cancel) is { } reviewed)
        {
            Workshop.Must(await talk.MoveAsync(province, reviewed.Id, reviewed.Version, CaseState.Reviewing, new CaseWords("รับไว้ตรวจกับที่ทำการปกครองจังหวัด"), cancel));
        }

        await AnswerAsync(province, cancel);
    }

    private async Task<Case?> RenameAsync(string userName, string district, string text, CancellationToken cancel)
    {
        var village = await db.AreaVersions.AsNoTracking()
            .Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith(district) && v.SupersededAt == null && v.ValidTo == null).OrderBy(v => v.Code).FirstOrDefaultAsync(cancel);
        if (village is null || await PersonAsync(userName, cancel) is not { } officer)
        {
            return null;
        }

        var wish = new CorrectionWish(village.NameTh + "พัฒนา", null, null, [], [], IsSpelling: false);
        return Workshop.Must(await corrections.OpenAsync(officer, new NewCorrection(AreaCode.Parse(village.Code), CorrectionKind.WrongName, wish, null, text), cancel));
    }

    private async Task AnswerAsync(Actor province, CancellationToken cancel)
    {
        if (await PersonAsync("officer5704", cancel) is not { } officer)
        {
            return;
        }

        var asked = Workshop.Must(await problems.ReportAsync(officer, new ProblemReport
        {
            Title = "สมาชิกกลุ่มออมทรัพย์ที่เสียชีวิต ต้องกรอกช่องใด",
            Text = "งวดนี้กลุ่มมีสมาชิกเสียชีวิต 2 คน ไม่แน่ใจว่านับเป็นลาออกหรือไม่ ระบบเตือนว่ายอดสมาชิกไม่ตรงกับงวดก่อน",
            Dataset = "savings-group",
        }, [], null, cancel));
        var answered = Workshop.Must(await talk.MoveAsync(province, asked.Id, asked.Version, CaseState.Answered, new CaseWords(
            "นับรวมในช่อง สมาชิกลาออกในงวด ช่องนี้รวมผู้เสียชีวิตและผู้พ้นสมาชิกภาพด้วย เมื่อกรอกแล้วคำเตือนเรื่องยอดสมาชิกจะหายไปเอง"), cancel));
        var answer = await db.CaseMessages.Where(m => m.CaseId == answered.Id && m.MovedTo == CaseState.Answered).Select(m => m.Id).FirstAsync(cancel);
        Workshop.Must(await help.MarkAsync(province, answer, "สมาชิกที่เสียชีวิต ต้องกรอกช่องใด", cancel));
    }

    private async Task<Actor?> PersonAsync(string userName, CancellationToken cancel) =>
        (await db.PersonAsync(userName, cancel))?.Actor();
}
