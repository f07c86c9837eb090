using Klang.Core.Common;
using Klang.Data.Model;

namespace Klang.Web.Features.AreaChecks;

/// <summary>
/// A row as the page shows it: what is stored, or what somebody typed and could not save. Where another page saved meanwhile, its
/// answer stands and the typed one is told beside it, so that neither is lost.
/// </summary>
internal sealed record CheckRowView(CheckRow Row, AreaCheckAnswer? Answer, string? Note)
{
    /// <summary>What was typed here and lost against another page.</summary>
    public CheckEdit? Mine { get; private init; }

    public string Id => Row.Area.AreaId.Plain();

    /// <param name="typed">What a refused form said; null on a page that is simply opened.</param>
    public static CheckRowView Of(CheckRow row, CheckForm? typed)
    {
        var stored = new CheckRowView(row, row.Answer?.Answer, row.Answer?.Note);
        if (typed?.Edits.Rows.GetValueOrDefault(row.Area.AreaId) is not { } edit || Says(edit, stored))
        {
            return stored;
        }

        return row.Answer is { } saved && saved.At > typed.ReadAt
            ? stored with { Mine = edit }
            : stored with { Answer = edit.Answer ?? stored.Answer, Note = edit.Note };
    }

    private static bool Says(CheckEdit edit, CheckRowView stored) =>
        (edit.Answer is null || edit.Answer == stored.Answer) && (string.IsNullOrWhiteSpace(edit.Note) || edit.Note == stored.Note);
}
