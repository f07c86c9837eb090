using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Data.Model;

namespace Klang.Web.Features.AreaChecks;

/// <summary>
/// The page's one form, read by hand: hundreds of radios and notes are too many for a model binder. Fields: a.ID = ok or no, n.ID
/// = note, version, registry, read (when the page was made, in ticks), action.
/// </summary>
internal sealed record CheckForm
{
    public const string Correct = "ok";
    public const string Wrong = "no";

    /// <summary>save, sign, all, or all: and the key of a group.</summary>
    public required string Action { get; init; }

    public required int Version { get; init; }

    public required string? Registry { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ReadAt { get; init; }

    public required bool Certified { get; init; }

    public required CheckEdits Edits { get; init; }

    public static CheckForm Of(IFormCollection form)
    {
        var action = form["action"].ToString();
        var rows = new Dictionary<long, CheckEdit>();
        foreach (var key in form.Keys.Where(key => key.Length > 2 && key[1] == '.' && key[0] is 'a' or 'n'))
        {
            if (long.TryParse(key.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                var row = rows.GetValueOrDefault(id) ?? new CheckEdit(null, null);
                rows[id] = key[0] == 'a' ? row with { Answer = AnswerOf(form[key].ToString()) } : row with { Note = form[key].ToString() };
            }
        }

        return new CheckForm
        {
            Action = action,
            Version = Whole(form["version"].ToString()) is { } version and <= int.MaxValue ? (int)version : -1,
            Registry = form["registry"],
            ReadAt = Whole(form["read"].ToString()) is { } ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : DateTime.MinValue,
            Certified = form["certified"] == "true",
            Edits = new CheckEdits
            {
                Rows = rows.ToImmutableDictionary(),
                EverythingCorrect = action == "all",
                AllCorrect = action.StartsWith("all:", StringComparison.Ordinal) ? [action[4..]] : [],
            },
        };
    }

    private static AreaCheckAnswer? AnswerOf(string text) => text switch
    {
        Correct => AreaCheckAnswer.Correct,
        Wrong => AreaCheckAnswer.Wrong,
        _ => null,
    };

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
