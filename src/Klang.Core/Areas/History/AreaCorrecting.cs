using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Slips put right, and provisional areas made official: what is known changes, not what happened.</summary>
internal static class AreaCorrecting
{
    /// <summary>On all days on which the area was held to be so, without a new period.</summary>
    public static Result<AreaStepKind> Correct(AreaWork work, FoundStep found, CorrectArea correct)
    {
        var at = found.Before!;
        if (correct.Code is { } other && other.Level != at.Code.Level)
        {
            return AreaDecisionProblems.OtherLevel(found.Number, at.Code, other);
        }

        var name = correct.NameTh is null ? at.NameTh : AreaName.Own(correct.NameTh, at.Code.Level);
        if (name == at.NameTh && (correct.NameEn ?? at.NameEn) == at.NameEn && (correct.Code ?? at.Code) == at.Code && correct.Parent is null)
        {
            return AreaDecisionProblems.NothingChanges(found);
        }

        Names(work, at, name, correct.NameEn);
        if (correct.Code is not null || correct.Parent is not null)
        {
            var code = correct.Code ?? at.Code;
            var (start, end) = work.Draft.Around(at.AreaId, at.Start, p => p.Code);
            work.Draft.Rewrite(at.AreaId, start, end, p => p with { Code = code, Change = AreaStepKind.Correction });
            work.Parents.Add(new ParentWanted(found, start, end, at.Covers(work.Today) ? work.Today : at.Start, code, correct.Parent));
        }

        return AreaStepKind.Correction;
    }

    private static void Names(AreaWork work, AreaPeriod at, string nameTh, string? nameEn)
    {
        var (start, end) = work.Draft.Around(at.AreaId, at.Start, p => p.NameTh);
        if (nameTh != at.NameTh || (nameEn ?? at.NameEn) != at.NameEn)
        {
            work.Draft.Rewrite(at.AreaId, start, end, p => p with { NameTh = nameTh, NameEn = nameEn ?? p.NameEn, Change = AreaStepKind.Correction });
        }
    }

    /// <summary>Official from the decision's first day, whatever was supposed until then.</summary>
    public static Result<AreaStepKind> Confirm(AreaWork work, FoundStep found, ConfirmArea confirm)
    {
        var at = found.Before!;
        var code = confirm.Code ?? at.Code;
        if (code.Level != at.Code.Level)
        {
            return AreaDecisionProblems.OtherLevel(found.Number, at.Code, code);
        }

        work.Draft.Rewrite(at.AreaId, DateOnly.MinValue, DateOnly.MaxValue, _ => null);
        work.Draft.Add(at with
        {
            Code = code,
            NameTh = confirm.NameTh is null ? at.NameTh : AreaName.Own(confirm.NameTh, code.Level),
            NameEn = confirm.NameTh is null ? at.NameEn : null,
            From = work.Day,
            To = null,
            IsFirstDayTold = true,
            Provisional = false,
            Change = AreaStepKind.Create,
        });
        work.Parents.Add(new ParentWanted(found, work.Day, DateOnly.MaxValue, work.Day, code, null));
        return AreaStepKind.Create;
    }
}
