using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data.Model;

namespace Klang.Web.Features.Submissions;

/// <summary>The rows of a filed copy read back, and rows as they stand now in the same shape.</summary>
internal static class FiledRows
{
    public static ImmutableArray<CopyRow> Of(string content)
    {
        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.GetProperty("records").EnumerateArray().Select(r => new CopyRow(
            r.GetProperty("subject").GetString()!,
            r.GetProperty("name").GetString() ?? r.GetProperty("subject").GetString()!,
            AnswersJson.Read(r.GetProperty("answers").GetRawText())))];
    }

    public static ImmutableArray<CopyRow> Of(IEnumerable<Record> records) =>
        [.. records.Select(r => new CopyRow(r.SubjectKey, r.Subject?.Name ?? r.SubjectKey, r.Answers))];
}
