using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.Shell;

/// <summary>The one scope filter: every query of what belongs to a unit passes through it.</summary>
public static class Scoped
{
    /// <summary>Only rows inside the person's area.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor)
        where T : class, IOfUnit
    {
        var scope = actor.Scope.Digits;
        return scope.Length == 0 ? rows : rows.Where(r => r.AreaCode.StartsWith(scope));
    }
}
