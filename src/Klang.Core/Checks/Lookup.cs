using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>Reads through a reference: <c>recipient.gender</c> is the gender of the entry that recipient names.</summary>
internal static class Lookup
{
    /// <summary>The value at the end of a path whose first word is a field of <paramref name="from"/>.</summary>
    public static Value Read(Answers from, string path, ISurroundings around)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return from.Value(FieldKey.Parse(path));
        }

        return Read(from.Value(FieldKey.Parse(path.AsSpan(0, dot))), path[(dot + 1)..], around);
    }

    /// <summary>The same from the entry that a value names.</summary>
    public static Value Read(Value code, string path, ISurroundings around) =>
        !code.IsMissing && around.Find(code.Text) is { } entry ? Read(entry, path, around) : Value.Missing;

    /// <summary>What an entry says of itself (code, name, area, register, active, confirmedYear), or one of its fields.</summary>
    public static Value Read(EntryFacts entry, string path, ISurroundings around) => path switch
    {
        "code" => Value.Of(entry.Code),
        "name" => Value.Of(entry.Name),
        "area" => Value.Of(entry.Area),
        "register" => Value.Of(entry.Register),
        "active" => Value.Of(entry.Active),
        "confirmedYear" => entry.ConfirmedYear is { } year ? Value.Of(year) : Value.Missing,
        _ => Read(entry.Answers, path, around),
    };

    public static IEnumerable<IValues>? Peers(ISurroundings around, IValues record, string self) =>
        around.Records?.Where(r => r.Subject != self).Select(r => new PeerValues(r.Subject, r.Answers, record, around));

    public static IEnumerable<IValues>? Entries(ISurroundings around, IValues record, string register, string area, bool ended) =>
        around.Entries(register)?.Where(e => (ended || e.Active) && e.Area.StartsWith(area, StringComparison.Ordinal)).Select(e => new EntryValues(e, record, around));

    /// <summary>Another record inside a condition: <c>it.…</c> is its own, everything else this record's.</summary>
    private sealed class PeerValues(string subject, Answers answers, IValues record, ISurroundings around) : IValues
    {
        public Value Get(string path) => path switch
        {
            "it.code" => Value.Of(subject),
            _ when path.StartsWith("it.", StringComparison.Ordinal) => Read(answers, path[3..], around),
            _ => record.Get(path),
        };

        public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);
    }

    /// <summary>An entry inside a condition: <c>it.…</c> is its own, everything else the record's.</summary>
    private sealed class EntryValues(EntryFacts entry, IValues record, ISurroundings around) : IValues
    {
        public Value Get(string path) => path.StartsWith("it.", StringComparison.Ordinal) ? Read(entry, path[3..], around) : record.Get(path);

        public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);

        public Value Other(string dataset, string? subject, string field) => record.Other(dataset, subject, field);

        public Value Listings(string dataset, string code) => record.Listings(dataset, code);

        public Value CountAreas(string level, string area) => record.CountAreas(level, area);
    }
}

/// <summary>An entry with nothing around its fields: what says which entries a dataset's records are about.</summary>
public sealed class EntryAlone(EntryFacts entry, ISurroundings around) : IValues
{
    public Value Get(string path) => Lookup.Read(entry, path, around);

    public Value Aggregate(AggregateKind kind, string? path) => Value.Missing;
}
