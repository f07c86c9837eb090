using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>Reads the rows of a sheet by a plan. Pure but for its memory: rows come in order, each sheet takes a reader of its own.</summary>
public sealed class RowReader
{
    private readonly SheetPlan _plan;
    private readonly SubjectMatcher _subjects;
    private readonly CellReader _cells;
    private readonly ImmutableArray<(ColumnPlan Column, ImportTarget Target)> _taken;
    private readonly ImmutableArray<(ImportTarget Target, string Text)> _fixed;
    private readonly MergeSpread _spread;
    private readonly ILookup<int, MergedRange> _overValues;
    private readonly int _code;
    private readonly int _name;
    private readonly int _moo;
    private readonly int _village;
    private readonly int _subdistrict;
    private readonly int _district;
    private readonly int _year;

    /// <param name="plan">Where what stands.</param>
    /// <param name="targets">What columns can be.</param>
    /// <param name="subjects">Whom rows can be about.</param>
    /// <param name="cells">Reads cells.</param>
    /// <param name="merges">Of the sheet.</param>
    public RowReader(SheetPlan plan, IEnumerable<ImportTarget> targets, SubjectMatcher subjects, CellReader cells, IEnumerable<MergedRange> merges)
    {
        (_plan, _subjects, _cells) = (plan, subjects, cells);
        (_code, _name, _moo, _year) = (plan.ColumnOf(ImportTargets.Code), plan.ColumnOf(ImportTargets.Name), plan.ColumnOf(ImportTargets.Moo), plan.ColumnOf(ImportTargets.Year));
        (_village, _subdistrict, _district) = (plan.ColumnOf(ImportTargets.Village), plan.ColumnOf(ImportTargets.Subdistrict), plan.ColumnOf(ImportTargets.District));
        var byKey = targets.ToDictionary(t => t.Key, StringComparer.Ordinal);
        _taken = [.. plan.Columns.Where(c => c.Target is { } key && byKey.TryGetValue(key, out var target) && target.Field is not null).Select(c => (c, byKey[c.Target!]))];
        _fixed = [.. plan.Fixed.Where(f => byKey.ContainsKey(f.Key) && byKey[f.Key].Field is not null).Select(f => (byKey[f.Key], f.Value))];
        var below = merges.Where(m => m.LastRow >= plan.FirstDataRow).ToList();
        var about = plan.Columns.Where(c => c.Target is { Length: > 0 } target && target[0] == '#' && target != ImportTargets.Aside).Select(c => c.Column).ToHashSet();

        // A name that stands once beside five rows is meant for all; a sum that does is not.
        _spread = new MergeSpread(below.Where(m => about.Contains(m.FirstColumn)).Select(m => m with { LastColumn = m.FirstColumn }));
        _overValues = _taken.SelectMany(t => below.Where(m => m.FirstColumn <= t.Column.Column && t.Column.Column <= m.LastColumn).Select(m => (t.Column.Column, m))).ToLookup(x => x.Column, x => x.m);
    }

    public ReadRow Read(SheetRow raw)
    {
        if (raw.Number < _plan.FirstDataRow)
        {
            return ReadRow.Of(raw.Number, raw.Number < _plan.HeaderRow ? RowKind.Words : RowKind.Header);
        }

        var row = _spread.Spread(raw);
        var kind = RowKinds.Of(row, _plan, text => _subjects.IsCode(text) || _subjects.IsName(text));
        return kind == RowKind.Data ? Data(row) : ReadRow.Of(row.Number, kind);
    }

    private ReadRow Data(SheetRow row)
    {
        var findings = ImmutableArray.CreateBuilder<CellFinding>();
        var cells = new Dictionary<string, string>(_taken.Length + _fixed.Length, StringComparer.Ordinal);
        var clues = Clues(row);
        var match = Match(clues);
        if (About(match, clues) is { } doubt)
        {
            findings.Add(doubt);
        }

        foreach (var (column, target) in _taken)
        {
            var reading = MergedOver(row, column, target) is { } merged ? new CellReading(row[column.Column].Text, merged) : _cells.Read(target, column.Column, row[column.Column]);
            if (reading.Text is { } text)
            {
                cells[target.Key] = text;
            }

            if (reading.Finding is { } finding)
            {
                findings.Add(finding);
            }
        }

        foreach (var (target, text) in _fixed.Where(f => !cells.ContainsKey(f.Target.Key)).ToList())
        {
            var reading = _cells.Read(target, -1, SheetCell.Of(text));
            cells[target.Key] = reading.Text ?? text;
            findings.AddRange(reading.Finding is { } finding ? [finding] : Array.Empty<CellFinding>());
        }

        return new ReadRow(row.Number, RowKind.Data, clues, match, cells, findings.ToImmutable()) { FiscalYear = Year(row) };
    }

    private SubjectMatch Match(SubjectClues clues)
    {
        var said = _plan.Words.IsEmpty ? null : _plan.Words.GetValueOrDefault(SheetPlan.WordKey(ImportTargets.Name, Words(clues)));
        return said is not null && _subjects.Find(said) is { } meant ? new(SubjectVerdict.Found, meant, []) : _subjects.Match(clues);
    }

    /// <summary>All that a row says of its subject, by which a correction is remembered.</summary>
    public static string Words(SubjectClues clues) =>
        string.Join(' ', new[] { clues.Code, clues.Name, clues.Moo, clues.Village, clues.Subdistrict, clues.District }.Where(t => t.Length > 0));

    private SubjectClues Clues(SheetRow row)
    {
        string Text(int column) => column >= 0 ? ThaiText.Normalise(row[column].Text) : "";
        return new(Text(_code), Text(_name)) { Moo = Text(_moo), Village = Text(_village), Subdistrict = Text(_subdistrict), District = Text(_district) };
    }

    private int? Year(SheetRow row) =>
        _year >= 0 && ThaiNumber.TryParse(row[_year].Text, out var year, out _) && decimal.Truncate(year) == year
            ? year switch { >= 2400 and <= 2743 => (int)year, >= 1900 and <= 2200 => (int)year + 543, _ => null }
            : null;

    private CellFinding? MergedOver(SheetRow row, ColumnPlan column, ImportTarget target) => _overValues.Count > 0 &&
        _overValues[column.Column].Where(m => m.FirstRow <= row.Number && row.Number <= m.LastRow).Select(m => (MergedRange?)m).FirstOrDefault() is { } range
            ? new CellFinding(column.Column, target.Key, Severity.Error, new(
                $"ช่องนี้ผสานเซลล์แถว {range.FirstRow.Plain()}–{range.LastRow.Plain()} จึงไม่รู้ว่าเป็นค่าของแถวใด ยกเลิกการผสานแล้วกรอกทีละแถว",
                $"This cell is merged over rows {range.FirstRow.Plain()}–{range.LastRow.Plain()}, so nobody knows whose value it is. Unmerge it and fill in each row.")) { Blocks = true, Raw = row[column.Column].Text }
            : null;

    private CellFinding? About(SubjectMatch match, SubjectClues clues)
    {
        var column = Math.Max(_name, _code);
        return match.Verdict switch
        {
            SubjectVerdict.Found => null,
            SubjectVerdict.Likely => Doubt(new($"ไม่มีชื่อนี้ในทะเบียนตรงทุกตัว น่าจะหมายถึง “{match.Subject!.Name}” ({match.Subject.Key}) ยืนยันหรือเลือกรายการอื่น", $"No entry has exactly this name. Probably “{match.Subject.Name}” ({match.Subject.Key}): confirm, or pick another.")),
            SubjectVerdict.Several => Doubt(new($"มีหลายรายการที่อาจหมายถึง: {Names(match)} เลือกให้ตรง", $"Several entries may be meant: {Names(match)}. Pick one.")),
            SubjectVerdict.Disagree => Doubt(new($"รหัสเป็นของ “{match.Subject!.Name}” แต่ชื่อในแถวไม่ตรงกัน ตรวจว่ารหัสหรือชื่อผิด", $"The code is that of “{match.Subject.Name}”, but the row names another. Check which is right.")),
            SubjectVerdict.Unknown => Doubt(new("ไม่พบในทะเบียนของหน่วย ตรวจชื่อ หรือขึ้นทะเบียนก่อนแล้วตรวจไฟล์อีกครั้ง", "Not in the unit's register. Check the name, or register it first and check the file again.")),
            SubjectVerdict.Nothing => Doubt(new("แถวนี้มีข้อมูลแต่ไม่บอกว่าเป็นของใคร เติมชื่อหรือรหัส", "This row holds values but does not say whose. Add a name or a code.")),
            _ => throw new NotSupportedException($"Unknown verdict {match.Verdict}."),
        };

        CellFinding Doubt(LocalText message) => new(column, ImportTargets.Name, Severity.Error, message)
        {
            Raw = Words(clues),
            Blocks = true,
            Suggestion = match.Verdict == SubjectVerdict.Likely ? match.Subject!.Key : null,
            SuggestionText = match.Verdict == SubjectVerdict.Likely ? match.Subject!.Name : null,
        };
    }

    private static string Names(SubjectMatch match) => string.Join(", ", match.Candidates.Select(c => $"{c.Name} ({c.Key})"));
}
