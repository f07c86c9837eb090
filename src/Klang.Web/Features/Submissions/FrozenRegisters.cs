using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Data.Model;

namespace Klang.Web.Features.Submissions;

/// <summary>A register in a filed copy, counted.</summary>
public sealed record FrozenRegister(string Register, int Active, int Confirmed, int Changed, int New, int Ended);

/// <summary>Registers inside a filed copy: every entry and what it says, so that statistics of a year never change.</summary>
internal static class FrozenRegisters
{
    /// <summary>Registers in the order of their keys, entries of their codes.</summary>
    public static JsonObject Of(IEnumerable<RegisterStanding> registers) => new(registers.OrderBy(r => r.Register.Definition.Key, StringComparer.Ordinal).Select(r =>
        KeyValuePair.Create(r.Register.Definition.Key, (JsonNode?)new JsonObject
        {
            ["active"] = r.Active,
            ["confirmed"] = r.Confirmed,
            ["changed"] = r.Changed,
            ["new"] = r.New,
            ["ended"] = r.Ended,
            ["entries"] = new JsonArray([.. r.Entries.OrderBy(e => e.Entry.Code, StringComparer.Ordinal).Select(e => Entry(r.Register, e.Entry))]),
        })));

    /// <summary>The counts of a filed copy; empty where it froze no register.</summary>
    public static ImmutableArray<FrozenRegister> Counts(string content)
    {
        using var copy = JsonDocument.Parse(content);
        return copy.RootElement.TryGetProperty("registers", out var registers)
            ? [.. registers.EnumerateObject().Select(r => new FrozenRegister(r.Name, Number(r.Value, "active"), Number(r.Value, "confirmed"), Number(r.Value, "changed"), Number(r.Value, "new"), Number(r.Value, "ended")))]
            : [];
    }

    /// <summary>The entries of one register in a filed copy, by code; null where it did not freeze that register.</summary>
    public static Dictionary<string, FrozenEntry>? Entries(JsonElement copy, string register) =>
        copy.TryGetProperty("registers", out var registers) && registers.TryGetProperty(register, out var found)
            ? found.GetProperty("entries").EnumerateArray().ToDictionary(
                e => e.GetProperty("code").GetString()!,
                e => new FrozenEntry(e.GetProperty("active").GetBoolean(), AnswersJson.Read(e.GetProperty("answers").GetRawText())), StringComparer.Ordinal)
            : null;

    /// <summary>What is frozen of an entry's answers: personal numbers masked.</summary>
    public static Answers Frozen(CompiledRegister register, Answers answers) =>
        register.Form.Definition.Fields.OfType<NationalIdField>().Aggregate(answers, (all, field) =>
            all.Value(field.Key) is { IsMissing: false } value && NationalId.TryParse(value.Text, out var id, out _) ? all.With(field.Key, new Answered(Value.Of(id.Masked))) : all);

    private static JsonNode Entry(CompiledRegister register, Subject entry) => new JsonObject
    {
        ["code"] = entry.Code,
        ["name"] = entry.Name,
        ["area"] = entry.AreaCode,
        ["active"] = entry.Active,
        ["confirmedYear"] = entry.ConfirmedYear,
        ["confirmedAt"] = entry.ConfirmedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["confirmedBy"] = entry.ConfirmedBy,
        ["answers"] = JsonNode.Parse(AnswersJson.Write(Frozen(register, entry.Answers))),
    };

    private static int Number(JsonElement register, string name) => register.GetProperty(name).GetInt32();
}
