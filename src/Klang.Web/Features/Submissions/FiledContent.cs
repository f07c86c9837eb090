using System.Collections.Immutable;
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

/// <summary>All that a filed copy says.</summary>
internal sealed record Filing
{
    public required EntryContext Context { get; init; }

    public required IReadOnlyList<Record> Records { get; init; }

    /// <summary>Attached files by their id; each record names its own with size and SHA-256.</summary>
    public required IReadOnlyDictionary<string, Attachment> Files { get; init; }

    public required int Number { get; init; }

    public required string Receipt { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    /// <summary>Warnings, each with its reason.</summary>
    public required ImmutableArray<Finding> Explained { get; init; }

    /// <summary>What the dataset certifies, frozen; null where it certifies nothing.</summary>
    public JsonObject? Registers { get; init; }
}

/// <summary>
/// The content of a filed copy: everything the submission said, as canonical JSON (fixed order, no spaces), so that the same
/// content has the same SHA-256 wherever it is computed.
/// </summary>
internal static class FiledContent
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What whoever submits puts their name to.</summary>
    public const string Certification = "ขอรับรองว่าข้อมูลที่ส่งนี้ถูกต้องครบถ้วนตามที่จัดเก็บได้";

    public static string Of(Filing filing)
    {
        var context = filing.Context;
        var reasons = filing.Explained.Where(f => f.Reason is not null).ToLookup(f => f.RecordId);
        var content = new JsonObject
        {
            ["dataset"] = context.Submission.Dataset,
            ["fiscalYear"] = context.Submission.FiscalYear,
            ["round"] = context.Submission.RoundNumber,
            ["unit"] = context.Submission.UnitCode,
            ["unitName"] = context.Unit.NameTh,
            ["copy"] = filing.Number,
            ["receipt"] = filing.Receipt,
            ["filedAt"] = filing.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["filedBy"] = filing.By,
            ["certification"] = Certification,
            ["records"] = new JsonArray([.. filing.Records.OrderBy(r => r.SubjectKey, StringComparer.Ordinal).Select(r => Of(r, context.Dataset.Definition, filing.Files, reasons[r.Id]))]),
        };
        if (context.Submission.NilReason is { } nil)
        {
            content["nilReason"] = nil;
        }

        if (filing.Registers is not null)
        {
            content["registers"] = filing.Registers;
        }

        return content.ToJsonString(Options);
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static JsonObject Of(Record record, DatasetDefinition definition, IReadOnlyDictionary<string, Attachment> files, IEnumerable<Finding> explained)
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

        var reasons = explained.Select(f => (JsonNode)new JsonObject { ["rule"] = f.Rule, ["field"] = f.Field, ["warning"] = f.Message.Th, ["reason"] = f.Reason }).ToArray();
        if (reasons.Length > 0)
        {
            content["explained"] = new JsonArray(reasons);
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
