using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 9: the network of a subdistrict's poverty alleviation funds.</summary>
internal static class FundNetworkSample
{
    public static Typed Answer(Blank blank)
    {
        var random = blank.Nature;
        var places = blank.Around.Places!;
        return Typed.Of(
            ("as_of_date", Typed.Day(blank.AsOf)), ("central_fund", (random.Baht(12_000, 60_000) + (2_500 * blank.Years)).Plain()),
            ("meetings_fy", blank.Luck.Next(2, 7).Plain()), ("activities", random.Pick<string>(["1,3", "1,2,3", "1,4"])), ("has_rules", "1"), ("has_plan", random.Chance(0.7) ? "1" : "0"))
            .Rows("member_funds", new[] { places.First, places.Second, places.Third }.Select(v => Typed.Of(("linked_poverty_fund", v.Code + "K01"))));
    }
}
