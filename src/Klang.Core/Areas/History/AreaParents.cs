using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Puts areas where they lie, once every code is known.</summary>
internal static class AreaParents
{
    public static Problem? PlaceAll(AreaWork work) => work.Parents.Where(p => p.Start < p.End).Select(p => Place(work, p)).FirstOrDefault(problem => problem is not null);

    private static Problem? Place(AreaWork work, ParentWanted wanted)
    {
        var code = wanted.Parent ?? wanted.Code.Parent;
        if (!wanted.IsPast && code != wanted.Code.Parent && !Stays(work, wanted, code))
        {
            return AreaDecisionProblems.NotUnder(wanted.Step.Number, wanted.Code, code);
        }

        if (code == AreaCode.Country)
        {
            return null;
        }

        if (work.Draft.Bearer(code, wanted.Day) is not { } parent || parent.AreaId == wanted.Step.Area)
        {
            return AreaDecisionProblems.NoParent(wanted.Step.Number, wanted.Code, code, wanted.Day);
        }

        var kind = wanted.IsPast || wanted.Step.Step is CorrectArea ? AreaStepKind.Correction : AreaStepKind.Reparent;
        work.Draft.Rewrite(wanted.Step.Area, wanted.Start, wanted.End, p => p.ParentId == parent.AreaId ? p : p with { ParentId = parent.AreaId, Change = p.Change ?? kind });
        return null;
    }

    /// <summary>It lies there already, under a code that does not say so.</summary>
    private static bool Stays(AreaWork work, ParentWanted wanted, AreaCode code) =>
        work.Draft.On(wanted.Step.Area, wanted.Day)?.ParentId is { } parent && work.Draft.Bearer(code, wanted.Day)?.AreaId == parent;
}
