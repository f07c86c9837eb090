using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Submissions;

/// <summary>
/// The content of a filed copy: everything the submission said, as canonical JSON (fixed order, no spaces), so that the same
/// content has the same SHA-256 wherever it is computed.
/// </summary>
internal static class FiledContent
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">Attached files by their id; each record names its own with size and SHA-256.</param>
    /// <param name="registers">What the dataset certifies, frozen.</param>
    public static string Of(EntryContext context, IEnumerable<Record> records, IReadOnlyDictionary<string, Attachment> files, int number, DateTime at, string by, JsonObject? registers = null)
    {
        var content = new JsonObject
        {
            ["dataset"] = context.Submission.Dataset,
            ["fiscalYear"] = context.Submission.FiscalYear,
            ["round"] = context.Submission.RoundNumber,
            ["unit"] = context.Submission.UnitCode,
            ["unitName"] = context.Unit.NameTh,
            ["copy"] = number,
            ["filedAt"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["filedBy"] = by,
            ["records"] = new JsonArray([.. records.OrderBy(r => r.SubjectKey, StringComparer.Ordinal).Select(r => Of(r, context.Dataset.Definition, files))]),
        };
        if (registers is not null)
        {
            content["registers"] = registers;
        }

        return content.ToJsonString(Options);
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static JsonObject Of(Record record, DatasetDefinition definition, IReadOnlyDictionary<string, Attachment> files)
    {
        var content = new JsonObject
        {
            ["subject"] = record.SubjectKey,
            ["name"] = record.Subject?.Name,
            ["area"] = record.AreaCode,
            ["state"] = record.State.ToString().ToLowerInvariant(),
            ["answers"] = JsonNode.Parse(AnswersJson.Write(record.Answers)),
        };
        var named = RecordFiles.Named(definition, record.Answers).Where(f => files.ContainsKey(f.Id)).ToList();
        if (named.Count > 0)
        {
            content["files"] = new JsonArray([.. named.Select(f => File(f.Cell, files[f.Id]))]);
        }

        return content;
    }

    private static JsonObject File(CellRef cell, Attachment file) => new()
    {
        ["id"] = file.Id.ToString("D"),
        ["field"] = cell.ToString(),
        ["name"] = file.FileName,
        ["size"] = file.Size,
        ["sha256"] = file.Sha256,
    };
}
