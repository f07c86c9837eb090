using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>Sets and takes away targets: all lines of a request or none.</summary>
public sealed class TargetWriter(KlangDb db, TargetDesk desk, FigureAreas areas, Guard guard, ProcessRunner processes)
{
    /// <summary>Most lines of one request: every district of the country and its provinces.</summary>
    public const int MostLines = 1_000;

    /// <returns>How many targets changed; a line that says what stands already changes nothing.</returns>
    public async Task<Result<int>> SaveAsync(Actor actor, TargetQuery query, IReadOnlyList<TargetLine> lines, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query, lines, cancel) is { } refusal)
        {
            return refusal;
        }

        var bases = await BasesAsync(actor, query, lines, cancel);
        return await processes.RunAsync<int>(
            new Process("targets.set", actor),
            async scope =>
            {
                var changes = new List<object>();
                foreach (var line in lines)
                {
                    if (await ChangeAsync(scope, query, line, bases.GetValueOrDefault(line.Area)) is { } change)
                    {
                        changes.Add(change);
                    }
                }

                if (changes.Count > 0)
                {
                    scope.Note(actor.UnitCode, TargetDesk.Subject(query), changes);
                }

                return changes.Count;
            },
            cancel);
    }

    private async Task<Problem?> RefusalAsync(Actor actor, TargetQuery query, IReadOnlyList<TargetLine> lines, CancellationToken cancel)
    {
        if (lines.Count > MostLines)
        {
            return Problems.TooLarge;
        }

        foreach (var line in lines)
        {
            if (await guard.AskAsync(actor, Act.SetTargets, new AreaTarget(line.Area), $"targets {query.Dataset.Definition.Key} {query.Year} {line.Area}".TrimEnd()) is { } refusal)
            {
                return refusal with { Where = line.Area.Digits };
            }

            if (line.Fault(TargetPlace.Area(line.Area.Digits)) is { } fault)
            {
                return fault;
            }

            if (line.Area.Level > FigureLevels.Deepest(query.Dataset.Definition) || line.Area.Level == AreaLevel.Community)
            {
                return TargetProblems.TooDeep(line.Area.Digits);
            }

            if (!await areas.ExistsAsync(line.Area, cancel))
            {
                return TargetProblems.Unknown(line.Area.Digits);
            }
        }

        return lines.GroupBy(l => l.Area).FirstOrDefault(g => g.Count() > 1) is { } twice ? TargetProblems.Twice(twice.Key.Digits) : null;
    }

    /// <summary>Last year's figure of each area: read level by level inside the area that holds all lines.</summary>
    private async Task<Dictionary<AreaCode, decimal?>> BasesAsync(Actor actor, TargetQuery query, IReadOnlyList<TargetLine> lines, CancellationToken cancel)
    {
        var bases = new Dictionary<AreaCode, decimal?>();
        foreach (var level in lines.Select(l => l.Area.Level).Distinct())
        {
            var around = query with { Within = actor.Scope };
            foreach (var (area, value) in await desk.LastYearAsync(actor, around, level < actor.Scope.Level ? actor.Scope.Level : level, cancel))
            {
                bases[area] = value;
            }
        }

        return bases;
    }

    /// <returns>What the trail says of it; null where nothing changed.</returns>
    private async Task<object?> ChangeAsync(ProcessScope scope, TargetQuery query, TargetLine line, decimal? lastYear)
    {
        object[] key = [query.Dataset.Definition.Key, query.Year.Year, query.Indicator.Indicator.Key.Name, line.Area.Digits];
        var known = await db.FigureTargets.FindAsync(key);
        var steps = line.Steps.IsEmpty ? null : JsonSerializer.Serialize(line.Steps);
        var (before, stepsBefore) = (known?.Amount, known?.Steps);
        if (before == line.Amount && stepsBefore == steps)
        {
            return null;
        }

        if (known is not null && line.Amount is null)
        {
            db.FigureTargets.Remove(known);
        }
        else if (line.Amount is { } amount)
        {
            known ??= db.FigureTargets.Add(new FigureTarget { Dataset = (string)key[0], FiscalYear = (int)key[1], Indicator = (string)key[2], AreaCode = (string)key[3], SavedBy = "" }).Entity;
            (known.Amount, known.Base, known.Steps, known.SavedAt, known.SavedBy) = (amount, lastYear, steps, scope.Now, scope.Actor.Name);
        }

        return new { area = line.Area.Digits, before, after = line.Amount, steps = line.Steps.IsEmpty ? null : line.Steps.ToArray() };
    }
}
