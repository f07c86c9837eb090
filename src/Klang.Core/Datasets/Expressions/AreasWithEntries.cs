using Klang.Core.Areas;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// <c>areasWith('village', area, 4, 'register', condition)</c>: in how many areas of a level at least that many active entries
/// stand. An entry of a wider area stands in none of them.
/// </summary>
internal static class AreasWithEntries
{
    public static Bound? Bind(CallSyntax call, ISymbols symbols, Findings findings, Binder outer)
    {
        if (call.Arguments.Length is < 4 or > 5)
        {
            return findings.Fault(TypeFaults.WrongCount(call, Surroundings.UsageOf(call.Name)));
        }

        if (call.Arguments[0] is not LiteralSyntax { Value: { Type: ValueType.Text } word } || !Enum.TryParse<AreaLevel>(word.Text, ignoreCase: true, out var level))
        {
            return findings.Fault(TypeFaults.UnknownLevel(call.Arguments[0].Position, Surroundings.UsageOf(call.Name)));
        }

        var least = outer.Typed(call.Arguments[2], ValueType.Number);
        var entries = call with { Arguments = [call.Arguments[3], call.Arguments[1], .. call.Arguments[4..]] };
        var open = Surroundings.Open(entries, symbols, findings, outer, 2, 3);
        var condition = call.Arguments.Length < 5 || open is null ? null : open.Inner.Typed(call.Arguments[4], ValueType.Boolean);
        return least is null || open is null || (condition is null && call.Arguments.Length == 5)
            ? null
            : new Bound(call.Position, ValueType.Number, Count(open, DigitsOf(level), least, condition));
    }

    private static Run Count(Surroundings.Opened open, int digits, Bound least, Bound? condition)
    {
        var (register, area) = (open.Register, open.Area.Run);
        return values =>
        {
            if (least.Run(values) is not { IsMissing: false } enough || area(values) is not { IsMissing: false } place
                || values.Entries(register, place.Text, ended: false) is not { } entries)
            {
                return Value.Missing;
            }

            return Value.Of(entries.Where(e => condition is null || condition.Run(e) is { IsMissing: false, Boolean: true })
                .Select(e => e.Get(Surroundings.EntryPrefix + "area").Text).Where(code => code.Length >= digits)
                .GroupBy(code => code[..digits], StringComparer.Ordinal).Count(g => g.Count() >= enough.Number));
        };
    }

    /// <summary>How long a code of the level is.</summary>
    private static int DigitsOf(AreaLevel level) => level switch
    {
        AreaLevel.Country => 0,
        AreaLevel.Province => 2,
        AreaLevel.District => 4,
        AreaLevel.Subdistrict => 6,
        AreaLevel.Village or AreaLevel.Community => 8,
        _ => throw new NotSupportedException($"Unknown level {level}."),
    };
}
