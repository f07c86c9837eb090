using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.AreaChecks;

/// <summary>What a person says of an area. A note without an answer says that something is wrong.</summary>
public sealed record CheckEdit(AreaCheckAnswer? Answer, string? Note);

/// <summary>What a person sends: answers by area id, and the groups whose open rows are all correct.</summary>
public sealed record CheckEdits
{
    public const int LongestNote = 500;

    public ImmutableDictionary<long, CheckEdit> Rows { get; init; } = ImmutableDictionary<long, CheckEdit>.Empty;

    /// <summary>Keys of groups; rows that are said to be wrong stay wrong.</summary>
    public ImmutableHashSet<string> AllCorrect { get; init; } = [];

    /// <summary>Whether <see cref="AllCorrect"/> means every group.</summary>
    public bool EverythingCorrect { get; init; }

    /// <summary>The answers that differ from what is stored. Areas that are no longer on the sheet are left out.</summary>
    public Result<IReadOnlyList<(CheckRow Row, AreaCheckAnswer Answer, string? Note)>> On(CheckSheet sheet)
    {
        var changes = new List<(CheckRow, AreaCheckAnswer, string?)>();
        foreach (var group in sheet.Groups)
        {
            var allCorrect = EverythingCorrect || AllCorrect.Contains(group.Key);
            foreach (var row in group.All)
            {
                var (answer, note) = Wanted(row, allCorrect);
                if (note?.Length > LongestNote)
                {
                    return AreaCheckProblems.NoteTooLong(row.Area.AreaId, LongestNote);
                }

                if (answer is { } given && (row.Answer?.Answer, row.Answer?.Note) != (given, note))
                {
                    changes.Add((row, given, note));
                }
            }
        }

        return changes;
    }

    private (AreaCheckAnswer? Answer, string? Note) Wanted(CheckRow row, bool allCorrect)
    {
        var edit = Rows.GetValueOrDefault(row.Area.AreaId) ?? new CheckEdit(row.Answer?.Answer, row.Answer?.Note);
        var note = ThaiText.Normalise(edit.Note ?? "") is { Length: > 0 } text ? text : null;
        var answer = edit.Answer ?? row.Answer?.Answer ?? (note is not null ? AreaCheckAnswer.Wrong : allCorrect ? AreaCheckAnswer.Correct : null as AreaCheckAnswer?);
        return (answer, answer == AreaCheckAnswer.Wrong ? note : null);
    }
}
