using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Another code for the same area, and with it perhaps another name and another place.</summary>
internal static class AreaRecoding
{
    public static Result<AreaStepKind> Recode(AreaWork work, FoundStep found, RecodeArea recode)
    {
        var at = work.Draft.On(found.Area, work.Day)!;
        var was = WasCode(found, recode);
        if (recode.Code.Level != at.Code.Level || was is { } past && past.Level != at.Code.Level)
        {
            return AreaDecisionProblems.OtherLevel(found.Number, was ?? at.Code, recode.Code);
        }

        var moves = at.Code != recode.Code || (was is { } old && old != recode.Code);
        var kind = moves ? AreaStepKind.Recode : recode.Parent is not null ? AreaStepKind.Reparent : AreaStepKind.Rename;
        var renames = Names(work, found, recode, kind);
        if (kind == AreaStepKind.Rename)
        {
            return renames ? kind : AreaDecisionProblems.NothingChanges(found);
        }

        Codes(work, found, recode, was, kind);
        return kind;
    }

    /// <summary>A step that finds its area under the new code alone tells the old one.</summary>
    private static AreaCode? WasCode(FoundStep found, RecodeArea recode) => recode.Was?.Code ?? (found.Learned ? recode.Area : null);

    private static bool Names(AreaWork work, FoundStep found, RecodeArea recode, AreaStepKind kind) =>
        (recode.NameTh is not null || recode.Was?.NameTh is not null)
        && AreaSteps.Name(work, found, recode.NameTh ?? work.Draft.On(found.Area, work.Day)!.NameTh, recode.NameEn, kind);

    /// <summary>Until the area next gets another code.</summary>
    private static void Codes(AreaWork work, FoundStep found, RecodeArea recode, AreaCode? was, AreaStepKind kind)
    {
        var (start, end) = work.Draft.Around(found.Area, work.Day, p => p.Code);
        if (was is not null || recode.Was?.Parent is not null)
        {
            var before = was ?? work.Draft.On(found.Area, work.Day)!.Code;
            work.Draft.Rewrite(found.Area, start, work.Day, p => p with { Code = before, Change = AreaStepKind.Correction });
            work.Parents.Add(new ParentWanted(found, start, work.Day, work.Eve, before, recode.Was?.Parent, IsPast: true));
        }

        work.Draft.Rewrite(found.Area, work.Day, end, p => p with { Code = recode.Code, Change = kind });
        work.Parents.Add(new ParentWanted(found, work.Day, end, work.Day, recode.Code, recode.Parent));
    }
}
