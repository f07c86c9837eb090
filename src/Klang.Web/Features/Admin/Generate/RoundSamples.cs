using System.Collections.Frozen;
using Klang.Web.Features.Admin.Generate.Samples;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>Which sample answers the records of which dataset. Dataset 6 has a story of its own.</summary>
internal static class RoundSamples
{
    public static readonly FrozenDictionary<string, Func<Blank, Typed>> ByDataset = new Dictionary<string, Func<Blank, Typed>>(StringComparer.Ordinal)
    {
        ["leader-day"] = LeaderSamples.Day,
        ["community-standards"] = StandardsSample.Answer,
        ["leaders-groups-networks"] = LeaderSamples.Certification,
        ["leader-assessment"] = LeaderSamples.Evaluation,
        ["sufficiency-village"] = SufficiencySample.Answer,
        ["poverty-fund"] = PovertyFundSample.Answer,
        ["fund-centre"] = FundCentreSample.Answer,
        ["fund-network"] = FundNetworkSample.Answer,
        ["otop-sales"] = OtopSalesSample.Answer,
        ["mother-fund"] = MotherFundSample.Answer,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
