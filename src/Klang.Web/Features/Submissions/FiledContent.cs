using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    public static string Of(EntryContext context, IEnumerable<Record> records, int number, DateTime at, string by, JsonObject? registers = null)
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
            ["records"] = new JsonArray([.. records.OrderBy(r => r.SubjectKey, StringComparer.Ordinal).Select(Of)]),
        };
        if (registers is not null)
        {
            content["registers"] = registers;
        }

        return content.ToJsonString(Options);
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static JsonNode Of(Record record) => new JsonObject
    {
        ["subject"] = record.SubjectKey,
        ["name"] = record.Subject?.Name,
        ["area"] = record.AreaCode,
        ["state"] = record.State.ToString().ToLowerInvariant(),
        ["answers"] = JsonNode.Parse(AnswersJson.Write(record.Answers)),
    };
}
