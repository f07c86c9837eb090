using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>A round to show figures of.</summary>
/// <param name="Round">The round.</param>
/// <param name="HasData">Whether a record inside the person's area counts.</param>
public sealed record FigureRound(Round Round, bool HasData)
{
    public RoundId Id => Round.Id();
}

/// <summary>The rounds that have opened or hold data, and the one to begin with.</summary>
public sealed class FigureRounds(KlangDb db, TimeProvider clock)
{
    private (AreaCode Scope, ILookup<string, FigureRound> Rounds)? _known;

    /// <summary>By dataset, newest first; asked once a request.</summary>
    public async Task<ILookup<string, FigureRound>> AllAsync(Actor actor, CancellationToken cancel = default)
    {
        if (_known is not { } known || known.Scope != actor.Scope)
        {
            _known = known = (actor.Scope, await ReadAsync(actor, cancel));
        }

        return known.Rounds;
    }

    private async Task<ILookup<string, FigureRound>> ReadAsync(Actor actor, CancellationToken cancel)
    {
        var today = clock.Today();
        var filled = (await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.RowsConfirmed > 0).Select(s => s.RoundId).Distinct().ToListAsync(cancel)).ToHashSet();
        var rounds = await db.Rounds.AsNoTracking().ToListAsync(cancel);
        return rounds.Select(r => new FigureRound(r, filled.Contains(r.Id)))
            .Where(r => r.HasData || (r.Round.Collects && r.Round.OpensOn <= today))
            .OrderByDescending(r => r.Round.FiscalYear).ThenByDescending(r => r.Round.Number)
            .ToLookup(r => r.Round.Dataset, StringComparer.Ordinal);
    }

    /// <summary>Of one dataset, newest first.</summary>
    public async Task<ImmutableArray<FigureRound>> OfAsync(Actor actor, string dataset, CancellationToken cancel = default) =>
        [.. (await AllAsync(actor, cancel))[dataset]];

    /// <summary>The newest with data, of a year where one is asked; else the newest that has opened.</summary>
    public static FigureRound? Newest(IEnumerable<FigureRound> rounds, FiscalYear? year = null)
    {
        var candidates = rounds.Where(r => year is null || r.Round.FiscalYear == year.Value.Year).ToList();
        return candidates.Find(r => r.HasData) ?? candidates.FirstOrDefault();
    }
}
