using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 10: a month's sales of one kind of producer by type of product and channel.</summary>
internal static class OtopSalesSample
{
    public static Typed Answer(Blank blank)
    {
        var (size, luck) = (blank.Nature.Next(20, 90), blank.Luck);
        var channels = new[] { "11", "21", "41" }.Concat(luck.Chance(0.2) ? ["51"] : []);
        var types = new[] { "1", "3", "4" }.Concat(blank.Nature.Chance(0.5) ? ["2", "5"] : []);
        return Typed.Of(("has_sales", "1"))
            .Rows("lines", types.SelectMany(type => channels.Select(channel => Typed.Of(("product_type", type), ("channel", channel), ("amount", (size * luck.Next(411, 637)).Plain())))));
    }
}
