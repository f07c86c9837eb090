using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.Letters;
using Klang.Core.Thai;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Letters;

/// <summary>The merge fields of one letter.</summary>
internal sealed record LetterValues(LetterOrder Order, string Letters, DateOnly Today, IReadOnlyList<LetterAddressee> Addressees)
{
    /// <summary>Addressees named one by one, at most.</summary>
    private const int Named = 3;

    private RoundView? Round { get; init; }

    private ImmutableArray<LetterReport> Reports { get; init; } = [];

    private Completeness? Completeness { get; init; }

    public LetterValues About(RoundView? round) => this with { Round = round };

    public LetterValues Listing(ImmutableArray<LetterReport> reports) => this with { Reports = reports };

    public LetterValues Counting(Completeness completeness) => this with { Completeness = completeness };

    /// <param name="listed">Whom the annex lists; null where it concerns everybody.</param>
    public ImmutableDictionary<string, string> All(IReadOnlyCollection<AreaCode>? listed) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["year"] = Order.Year.ToString(),
        ["sender"] = Order.Sender.Name,
        ["place"] = Order.Sender.Place,
        ["letters"] = Letters,
        ["office"] = Order.Sender.Unit.NameTh,
        ["asked"] = Order.Sender.Asked,
        ["recipients"] = Recipients(listed),
        ["dataset"] = Round?.Definition.Name.Th ?? "",
        ["round"] = Round is { } round ? $"{round.Round.Title().Th} ปีงบประมาณ พ.ศ. {Order.Year}" : "",
        ["due"] = Reports.IsEmpty ? Round is { } one ? BuddhistDate.Long(one.Dates.OnTimeUntil) : "" : BuddhistDate.Long(Reports.Min(r => r.Round.Dates.OnTimeUntil)),
        ["today"] = BuddhistDate.Long(Today),
        ["count"] = Count().Plain(),
        ["units"] = Reports.Select(r => r.Of).Distinct().Count().Plain(),
        ["completeness"] = Completeness is { } all ? $"{all.Reported.Plain()} จาก {all.Expected.Plain()} ฉบับ" : "",
    }.ToImmutableDictionary();

    private int Count() => Order.Kind == LetterKind.Thanks ? Reports.Sum(r => r.Tally.Reported) : Reports.Sum(r => r.Missing);

    private string Recipients(IReadOnlyCollection<AreaCode>? listed)
    {
        var head = Order.Sender.Head;
        var named = Addressees.Where(a => Order.To is { } to ? a.Area == to : listed?.Contains(a.Area) == true).Select(a => head + a.Name).ToList();
        return named.Count is > 0 and <= Named ? string.Join(" ", named)
            : listed is null || listed.Count == Addressees.Count ? head + "ทุก" + Order.Sender.Asked
            : head + "ตามบัญชีแนบท้าย";
    }
}
