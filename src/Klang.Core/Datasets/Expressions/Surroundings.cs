using Klang.Core.Areas;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// The calls that look around a record: <c>entries('register', area, condition)</c>, <c>allEntries(…)</c> with those that have
/// ended, <c>total('register', area, number, condition)</c>, <c>areas('level', area)</c>, <c>peers(condition)</c> over the
/// other records of the same report, <c>listings('dataset', code)</c> and <c>other('dataset', code).field</c>.
/// They see what was brought to the record and nothing else.
/// </summary>
internal static class Surroundings
{
    public const string EntryPrefix = "it.";

    public static bool Reaches(string name) => name is "entries" or "allEntries" or "total" or "areas" or "areasWith" or "peers" or "listings" or "other";

    public static Bound? Bind(CallSyntax call, ISymbols symbols, Findings findings, Binder outer) => call.Name switch
    {
        "entries" => Entries(call, symbols, findings, outer, ended: false),
        "allEntries" => Entries(call, symbols, findings, outer, ended: true),
        "total" => Total(call, symbols, findings, outer),
        "areas" => Areas(call, findings, outer),
        "areasWith" => AreasWithEntries.Bind(call, symbols, findings, outer),
        "peers" => Peers(call, symbols, findings, outer),
        "listings" => Listings(call, symbols, findings, outer),
        _ => findings.Fault(TypeFaults.WrongCount(call, UsageOf(call.Name))),
    };

    /// <summary>The one call with a field after it.</summary>
    public static Bound? Other(MemberSyntax member, ISymbols symbols, Findings findings, Binder outer)
    {
        var call = member.Of;
        if (call.Name != "other" || call.Arguments.Length is < 1 or > 2)
        {
            return findings.Fault(TypeFaults.WrongCount(call, UsageOf("other")));
        }

        if (call.Arguments[0] is not LiteralSyntax { Value: { Type: ValueType.Text } key } || symbols.RecordOf(key.Text) is not { } record)
        {
            return findings.Fault(TypeFaults.UnknownDataset(call.Arguments[0], UsageOf("other")));
        }

        if (record.Find(member.Name) is not { IsColumn: false } field)
        {
            return findings.Fault(TypeFaults.UnknownName(new NameSyntax(call.Position, member.Name), NameRules.Nearest(member.Name, n => record.Find(n) is not null)));
        }

        var of = call.Arguments.Length == 1 ? null : outer.Typed(call.Arguments[1], ValueType.Text);
        if (of is null && call.Arguments.Length == 2)
        {
            return null;
        }

        findings.ReachesDataset(key.Text);
        var (dataset, name) = (key.Text, member.Name);
        Run run = of is null ? values => values.Other(dataset, null, name) : Strict.Asking(of, (values, code) => values.Other(dataset, code.Text, name));
        return new Bound(call.Position, field.Type, run) { IsYear = field.IsYear };
    }

    public static string UsageOf(string name) => name switch
    {
        "total" => "total('register', area, it.number, condition)",
        "areas" => "areas('village', area)",
        "areasWith" => "areasWith('village', area, least, 'register', condition)",
        "peers" => "peers(it.field == field)",
        "listings" => "listings('dataset', code)",
        "other" => "other('dataset').field / other('dataset', code).field",
        _ => $"{name}('register', area, condition)",
    };

    private static Bound? Entries(CallSyntax call, ISymbols symbols, Findings findings, Binder outer, bool ended)
    {
        if (Open(call, symbols, findings, outer, 2, 3) is not { } open)
        {
            return null;
        }

        var condition = call.Arguments.Length < 3 ? null : open.Inner.Typed(call.Arguments[2], ValueType.Boolean);
        return condition is null && call.Arguments.Length == 3
            ? null
            : new Bound(call.Position, ValueType.Number, Over(open, ended, condition, (count, _) => count + 1));
    }

    private static Bound? Total(CallSyntax call, ISymbols symbols, Findings findings, Binder outer)
    {
        if (Open(call, symbols, findings, outer, 3, 4) is not { } open)
        {
            return null;
        }

        var number = open.Inner.Typed(call.Arguments[2], ValueType.Number);
        var condition = call.Arguments.Length < 4 ? null : open.Inner.Typed(call.Arguments[3], ValueType.Boolean);
        return number is null || (condition is null && call.Arguments.Length == 4)
            ? null
            : new Bound(call.Position, ValueType.Number, Over(open, ended: false, condition, (sum, entry) =>
                number.Run(entry) is { IsMissing: false } value ? sum + value.Number : sum));
    }

    internal static Opened? Open(CallSyntax call, ISymbols symbols, Findings findings, Binder outer, int least, int most)
    {
        if (call.Arguments.Length < least || call.Arguments.Length > most)
        {
            findings.Fault(TypeFaults.WrongCount(call, UsageOf(call.Name)));
            return null;
        }

        if (symbols is EntrySymbols)
        {
            findings.Fault(TypeFaults.Nested(call));
            return null;
        }

        if (call.Arguments[0] is not LiteralSyntax { Value: { Type: ValueType.Text } key } || symbols.EntryOf(key.Text) is not { } entry)
        {
            findings.Fault(TypeFaults.UnknownRegister(call.Arguments[0], UsageOf(call.Name)));
            return null;
        }

        findings.ReachesRegister(key.Text);
        return outer.Typed(call.Arguments[1], ValueType.Text) is { } area
            ? new Opened(key.Text, area, new Binder(new EntrySymbols(symbols, entry), findings))
            : null;
    }

    /// <summary>Folds over the entries in the area for which the condition is true; what is missing there is not true.</summary>
    private static Run Over(Opened open, bool ended, Bound? condition, Func<decimal, IValues, decimal> step)
    {
        var (register, area) = (open.Register, open.Area.Run);
        return values =>
        {
            if (area(values) is not { IsMissing: false } place || values.Entries(register, place.Text, ended) is not { } entries)
            {
                return Value.Missing;
            }

            var result = 0m;
            foreach (var entry in entries)
            {
                if (condition is null || condition.Run(entry) is { IsMissing: false, Boolean: true })
                {
                    result = step(result, entry);
                }
            }

            return Value.Of(result);
        };
    }

    private static Bound? Peers(CallSyntax call, ISymbols symbols, Findings findings, Binder outer)
    {
        if (call.Arguments.Length > 1)
        {
            return findings.Fault(TypeFaults.WrongCount(call, UsageOf("peers")));
        }

        if (symbols.Peer is not { } peer)
        {
            return findings.Fault(symbols is EntrySymbols ? TypeFaults.Nested(call) : TypeFaults.UnknownFunction(call, null));
        }

        findings.AsksPeers = true;
        var condition = call.Arguments.IsEmpty ? null : new Binder(new EntrySymbols(symbols, peer), findings).Typed(call.Arguments[0], ValueType.Boolean);
        return condition is null && !call.Arguments.IsEmpty
            ? null
            : new Bound(call.Position, ValueType.Number, values => values.Peers() is { } peers
                ? Value.Of(peers.Count(p => condition is null || condition.Run(p) is { IsMissing: false, Boolean: true }))
                : Value.Missing);
    }

    /// <summary>How many other subjects of a dataset list an entry among their rows.</summary>
    private static Bound? Listings(CallSyntax call, ISymbols symbols, Findings findings, Binder outer)
    {
        if (call.Arguments.Length != 2)
        {
            return findings.Fault(TypeFaults.WrongCount(call, UsageOf("listings")));
        }

        if (call.Arguments[0] is not LiteralSyntax { Value: { Type: ValueType.Text } key } || symbols.RecordOf(key.Text) is null)
        {
            return findings.Fault(TypeFaults.UnknownDataset(call.Arguments[0], UsageOf("listings")));
        }

        findings.ReachesDataset(key.Text);
        findings.CountsListings = true;
        return outer.Typed(call.Arguments[1], ValueType.Text) is { } code
            ? new Bound(call.Position, ValueType.Number, Strict.Asking(code, (values, of) => values.Listings(key.Text, of.Text)))
            : null;
    }

    private static Bound? Areas(CallSyntax call, Findings findings, Binder outer)
    {
        if (call.Arguments.Length != 2)
        {
            return findings.Fault(TypeFaults.WrongCount(call, UsageOf("areas")));
        }

        if (call.Arguments[0] is not LiteralSyntax { Value: { Type: ValueType.Text } level } || !Enum.TryParse<AreaLevel>(level.Text, ignoreCase: true, out _))
        {
            return findings.Fault(TypeFaults.UnknownLevel(call.Arguments[0].Position, UsageOf("areas")));
        }

        findings.CountsAreas = true;
        return outer.Typed(call.Arguments[1], ValueType.Text) is { } area
            ? new Bound(call.Position, ValueType.Number, Strict.Asking(area, (values, place) => values.CountAreas(level.Text, place.Text)))
            : null;
    }

    internal sealed record Opened(string Register, Bound Area, Binder Inner);

    /// <summary>Inside a condition: <c>it.…</c> is the entry's, everything else the record's.</summary>
    internal sealed class EntrySymbols(ISymbols record, ISymbols entry) : ISymbols
    {
        public Symbol? Find(string path) => path.StartsWith(EntryPrefix, StringComparison.Ordinal) ? entry.Find(path[EntryPrefix.Length..]) : record.Find(path);
    }
}
