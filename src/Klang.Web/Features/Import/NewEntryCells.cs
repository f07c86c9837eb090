using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Web.Features.Import;

/// <summary>What a row of a workbook says of an entry that its register does not hold yet.</summary>
internal static class NewEntryCells
{
    /// <summary>From here on a column's heading is taken for a field of the register.</summary>
    private const decimal Alike = 0.85m;

    /// <summary>The name, the place where the row says one place, and whatever columns are headed as the register's fields are.</summary>
    /// <param name="register">Whose entry it is to be.</param>
    /// <param name="clues">What the row says of its subject.</param>
    /// <param name="plan">The sheet's layout.</param>
    /// <param name="row">The row as it stands in the file.</param>
    /// <param name="places">Areas inside the office's own.</param>
    public static ImmutableDictionary<FieldKey, string?> Of(RegisterDefinition register, SubjectClues clues, SheetPlan plan, SheetRow row, IReadOnlyList<NewEntryPlace> places)
    {
        var cells = ImmutableDictionary.CreateBuilder<FieldKey, string?>();
        foreach (var field in register.Fields.Where(f => !f.IsComputed && f is not (FileField or NationalIdField)))
        {
            var wording = LabelText.Key(field.Label.Th);
            if (plan.Columns.FirstOrDefault(c => c.Target is null or ImportTargets.Aside && LabelText.Alike(wording, LabelText.Key(c.Heading)) >= Alike) is { } column && row[column.Column].Text is { Length: > 0 } text)
            {
                cells[field.Key] = ThaiText.Normalise(text);
            }
        }

        if (PlaceOf(register, clues, places) is { } place)
        {
            cells[register.Area] = place;
        }

        cells.AddRange(NewEntryLink.NameCells(register, clues.Name).Where(c => !cells.ContainsKey(c.Field)).Select(c => KeyValuePair.Create(c.Field, (string?)c.Text)));
        return cells.ToImmutable();
    }

    /// <summary>The one place that fits all that the row says of it; null where none or several do.</summary>
    private static string? PlaceOf(RegisterDefinition register, SubjectClues clues, IReadOnlyList<NewEntryPlace> places)
    {
        if (register.Fields.FirstOrDefault(f => f.Key == register.Area) is not AreaField { Levels: var levels } || clues is { Village: "", Subdistrict: "", Moo: "" })
        {
            return null;
        }

        var moo = ThaiNumber.TryParse(clues.Moo, out var number, out _) ? (int)number : (int?)null;
        var fitting = places.Where(p => levels.Contains(p.Level) && Is(clues.Subdistrict, p.Subdistrict) && Is(clues.Village, p.Village) && (moo is null || p.Moo is null || p.Moo == moo)
            && (p.Level == AreaLevel.Subdistrict || clues.Village.Length > 0 || moo is not null)).Take(2).ToList();
        return fitting is [var only] ? only.Code : null;
    }

    private static bool Is(string said, string name) => said.Length == 0 || name.Length == 0 || Key(said) == Key(name);

    private static string Key(string name) => NameSkeleton.Skeleton(AreaName.SearchKey(ThaiText.Normalise(name)));
}

/// <summary>An area that a new entry may stand in.</summary>
internal sealed record NewEntryPlace(string Code, AreaLevel Level, string Village, string Subdistrict, int? Moo);
