using Klang.Core.Common;

namespace Klang.Core.Checks;

/// <summary>Whether a record belongs in its submission.</summary>
public enum Standing
{
    /// <summary>Its subject is to be reported.</summary>
    Owed,

    /// <summary>Its subject is not among those of the round that this one follows from.</summary>
    NotFromSource,

    /// <summary>The unit's total is reported in its place: both would count twice.</summary>
    TotalInstead,
}

/// <summary>What is said of a record that does not belong.</summary>
internal static class Standings
{
    public static Issue? Issue(RecordFacts facts) => facts.Standing switch
    {
        Standing.Owed => null,
        Standing.NotFromSource => new Issue("not_from_source", Datasets.Severity.Error, new LocalText(
            "รายนี้ไม่อยู่ในรายชื่อที่รับไว้ในงวดก่อน จึงรายงานในงวดนี้ไม่ได้: นำแถวนี้ออก หรือขอเปิดงวดก่อนเพื่อแก้ไข",
            "This one was not accepted in the earlier round, so it cannot be reported here: take the row out, or have the earlier round reopened."), []),
        Standing.TotalInstead => new Issue("total_instead", Datasets.Severity.Error, new LocalText(
            "มีแถวยอดรวมของหน่วยแล้ว ถ้ารายงานทั้งสองอย่างจะนับซ้ำ: นำแถวนี้ออก หรือนำแถวยอดรวมออก",
            "The unit's total is reported already, and both would count twice: take this row out, or the total."), []),
        _ => throw new NotSupportedException($"Unknown standing {facts.Standing}."),
    };
}
