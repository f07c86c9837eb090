using System.Linq.Expressions;
using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.Cases;

/// <summary>Whose cases a list shows.</summary>
public enum CaseFolder
{
    /// <summary>Those that wait for the reader's side.</summary>
    Waiting,

    /// <summary>Those the reader opened.</summary>
    Mine,

    /// <summary>Those the reader's office opened.</summary>
    Office,

    /// <summary>All in the reader's area.</summary>
    All,
}

/// <summary>What a list of cases is asked for.</summary>
public sealed record CaseFilter(CaseFolder Folder, CaseKind? Kind = null, CaseState? State = null, int Page = 1);

/// <summary>What belongs in a folder.</summary>
public static class CaseFolders
{
    /// <summary>The folders that differ for somebody: a district's area is its office.</summary>
    public static IEnumerable<CaseFolder> For(Actor actor) => Enum.GetValues<CaseFolder>()
        .Where(folder => folder != CaseFolder.All || actor.Scope.Level < AreaLevel.District);

    /// <summary>Where somebody looks first: those above at what waits for them, officers at what their office asked.</summary>
    public static CaseFolder First(Actor actor) => actor.Role == Role.Officer ? CaseFolder.Office : CaseFolder.Waiting;

    public static Expression<Func<Case, bool>> Of(CaseFolder folder, Actor actor)
    {
        var (id, unit) = (actor.Id, actor.UnitCode);
        return folder switch
        {
            CaseFolder.Mine => c => c.OpenedById == id,
            CaseFolder.Office => c => c.UnitCode == unit,
            CaseFolder.All => c => true,
            CaseFolder.Waiting => actor.Role switch
            {
                Role.Officer => c => c.State == CaseState.Answered && c.UnitCode == unit,
                Role.ProvinceReviewer => c => c.State == CaseState.Sent || c.State == CaseState.Reviewing || (c.State == CaseState.Answered && c.UnitCode == unit),
                Role.Department or Role.Administrator => c => c.State == CaseState.Forwarded || (c.State == CaseState.Answered && c.UnitCode == unit),
                _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
            },
            _ => throw new NotSupportedException($"Unknown folder {folder}."),
        };
    }
}
