using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Registers;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>What a register's list is narrowed to; what is not said narrows nothing.</summary>
/// <param name="Text">Part of a name, or the beginning of a code.</param>
/// <param name="State">active, ended, or a code of the register's status.</param>
public sealed record RegisterFilter(string? Text, string? Area, string? Kind, string? State)
{
    public const string ActiveState = "active-entries";
    public const string EndedState = "ended-entries";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrEmpty(Area) && string.IsNullOrEmpty(Kind) && string.IsNullOrEmpty(State);
}

/// <summary>Finds the entries of a register inside a person's area.</summary>
internal static class RegisterSearch
{
    public static IQueryable<Subject> Entries(KlangDb db, RegisterDefinition register, Actor actor, RegisterFilter filter)
    {
        var (sought, code) = (AreaName.SearchKey(filter.Text ?? ""), ThaiDigits.ToArabic(filter.Text ?? "").Trim());
        var entries = db.Subjects.AsNoTracking().VisibleTo(actor).Where(s => s.Register == register.Key && s.MergedInto == null
            && (code.Length == 0 || (sought.Length > 0 && s.SearchName.Contains(sought)) || s.Code.StartsWith(code)));
        if (AreaCode.TryParse(filter.Area, out var area))
        {
            entries = entries.Where(s => s.AreaCode.StartsWith(area.Digits));
        }

        return State(db, register, Saying(db, register, entries, register.Kind, filter.Kind), filter.State);
    }

    /// <summary>How many are in each status of the register, most first; empty statuses are left out.</summary>
    public static async Task<IReadOnlyList<(Choice Status, int Count)>> ByStatusAsync(KlangDb db, RegisterDefinition register, Actor actor, RegisterFilter filter, CancellationToken cancel)
    {
        var counts = new List<(Choice, int)>();
        foreach (var status in RegisterLabels.Choices(register, register.Status))
        {
            var count = await Entries(db, register, actor, filter with { State = status.Code }).CountAsync(cancel);
            if (count > 0)
            {
                counts.Add((status, count));
            }
        }

        return counts;
    }

    private static IQueryable<Subject> State(KlangDb db, RegisterDefinition register, IQueryable<Subject> entries, string? state) => state switch
    {
        null or "" => entries,
        RegisterFilter.ActiveState => entries.Where(s => s.Active),
        RegisterFilter.EndedState => entries.Where(s => !s.Active),
        _ => Saying(db, register, entries, register.Status, state),
    };

    private static IQueryable<Subject> Saying(KlangDb db, RegisterDefinition register, IQueryable<Subject> entries, FieldKey? field, string? code)
    {
        if (field is not { } key || string.IsNullOrEmpty(code) || RegisterLabels.Choices(register, key).All(c => c.Code != code))
        {
            return entries;
        }

        var saying = db.EntriesSaying(register.Key, key.Name, code);
        return entries.Where(s => saying.Any(x => x.Id == s.Id));
    }
}
