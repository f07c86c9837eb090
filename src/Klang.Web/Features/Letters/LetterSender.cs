using Klang.Core.Areas;
using Klang.Data.Model;

namespace Klang.Web.Features.Letters;

/// <summary>The office that writes a letter.</summary>
/// <param name="Unit">A province's office, or a bureau of the department.</param>
/// <param name="Place">The province's name; "" for the department.</param>
public sealed record LetterSender(ReportingUnit Unit, string Place)
{
    /// <summary>Whose units it writes to: the province, or the country.</summary>
    public AreaCode Area { get; } = AreaCode.Parse(Unit.AreaCode);

    public bool IsDepartment => Area == AreaCode.Country;

    /// <summary>As it calls itself in the text.</summary>
    public string Name => IsDepartment ? "กรมการพัฒนาชุมชน" : "จังหวัด" + Place;

    /// <summary>As it calls those it writes to.</summary>
    public string Asked => IsDepartment ? "จังหวัด" : "อำเภอ";

    /// <summary>The head of each of them.</summary>
    public string Head => IsDepartment ? "ผู้ว่าราชการจังหวัด" : "นายอำเภอ";

    /// <summary>อำเภอเชียงแสน: one of them by its name.</summary>
    public string Called(string name) => Asked + name;
}
