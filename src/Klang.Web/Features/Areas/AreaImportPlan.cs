using Klang.Core.Areas;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>A file compared with the registry, and how to take it.</summary>
internal sealed class AreaImportPlan
{
    private readonly AreaImportRequest _request;
    private readonly DateOnly _day;
    private readonly ILookup<string, AreaVersion> _known;
    private readonly Dictionary<AreaCode, AreaVersion> _inForce;
    private readonly Dictionary<AreaCode, AreaFileRow> _rows;
    private readonly List<AreaFileRow> _completed;

    private AreaImportPlan(AreaImportRequest request, DateOnly day, IReadOnlyCollection<AreaVersion> known)
    {
        (_request, _day) = (request, day);
        _known = known.ToLookup(v => v.Code, StringComparer.Ordinal);
        _inForce = known.Where(v => (v.ValidFrom is null || v.ValidFrom <= day) && (v.ValidTo is null || v.ValidTo > day)).ToDictionary(v => AreaCode.Parse(v.Code));
        var text = TextDecoding.Read(request.File);
        var content = AreaFile.Read(new StringReader(text.Text), _inForce.Keys.ToHashSet());
        _rows = content.Rows.ToDictionary(row => row.Code);
        var changes = AreaChange.Between(_inForce.Values.Select(v => new AreaEntry(AreaCode.Parse(v.Code), v.NameTh)), content.Rows);
        var same = changes.Where(change => change.Kind == AreaListDifference.Unchanged).Select(change => _rows[change.Code]).ToList();
        _completed = [.. same.Where(row => AreaVersions.SaysMore(_inForce[row.Code], row))];
        Report = new AreaImportReport
        {
            Encoding = text.Encoding,
            Layout = content.Layout,
            Changes = [.. changes.Where(change => change.Kind != AreaListDifference.Unchanged)],
            Completed = _completed.Count,
            Unchanged = same.Count - _completed.Count,
            Faults = [.. content.Faults.Where(fault => fault.Blocks).Concat(Later(changes)).OrderBy(fault => fault.Line)],
            LeftOut = content.Faults.Count(fault => !fault.Blocks),
        };
    }

    public AreaImportReport Report { get; }

    public static async Task<AreaImportPlan> MakeAsync(KlangDb db, AreaImportRequest request, DateOnly today, CancellationToken cancel) =>
        new(request, request.Effective ?? today, await db.AreaVersions.AsNoTracking().KnownAt(null).ToListAsync(cancel));

    /// <summary>Writes what the file says into the caller's process.</summary>
    public async Task TakeAsync(ProcessScope scope, CancellationToken cancel)
    {
        var recorder = new AreaRecorder(scope, _request.Source);
        var ids = _inForce.ToDictionary(area => area.Key, area => area.Value.AreaId);
        await recorder.CreateAsync([.. Of(AreaListDifference.New).Select(row => new NewArea(row, Since(row)))], ids, cancel);
        foreach (var row in Of(AreaListDifference.Renamed))
        {
            Rename(recorder, _inForce[row.Code], row);
        }

        foreach (var row in _completed)
        {
            recorder.Correct(_inForce[row.Code], AreaVersions.Completed(_inForce[row.Code], row));
        }
    }

    private void Rename(AreaRecorder recorder, AreaVersion old, AreaFileRow row)
    {
        var next = AreaVersions.Renamed(old, row, _request.SpellingOnly);
        if (_request.SpellingOnly)
        {
            recorder.Correct(old, next);
        }
        else
        {
            recorder.Change(old, next, _day);
        }
    }

    private IEnumerable<AreaFileRow> Of(AreaListDifference kind) => Report.Changes.Where(change => change.Kind == kind).Select(change => _rows[change.Code]);

    // A code that another area bore before is borne from the day of the file, else two areas would bear it at once.
    private DateOnly? Since(AreaFileRow row) => _request.Effective ?? (_known[row.Code.Digits].Any() ? _day : null);

    private IEnumerable<AreaFileFault> Later(IEnumerable<AreaChange> changes) =>
        from change in changes
        where change.Kind == AreaListDifference.New
        let born = _known[change.Code.Digits].Where(v => v.ValidFrom > _day).Min(v => v.ValidFrom)
        where born is not null
        select new AreaFileFault(change.Line!.Value, AreaImportProblems.BornLater(change.Line.Value, change.Code, born.Value));
}
