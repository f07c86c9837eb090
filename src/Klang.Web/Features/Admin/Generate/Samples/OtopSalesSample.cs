using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 10: a month's sales of one kind of producer by type of product and channel.</summary>
internal static class OtopSalesSample
{
    public static Typed Answer(Blank blank)
    {
        var (size, luck) = (blank.Nature.Next(20, 90), blank.Luck);
        var channels = new[] { "11", "21", "41" }.Concat(luck.Chance(0.2) ? ["51"] : []);
        // Each kind of producer has one product in the register, and sells that.
        var type = blank.Entry!.Answers.Value(FieldKey.Parse("producer_type")).Text;
        return Typed.Of(("has_sales", "1"))
            .Rows("lines", channels.Select(channel => Typed.Of(("product_type", type), ("channel", channel), ("amount", (3 * size * luck.Next(411, 637)).Plain()))));
    }
}
