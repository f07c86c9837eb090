using Klang.Web.Features.Areas;

namespace Klang.Web.Features.AreaChecks;

/// <summary>A subdistrict's part of the page.</summary>
internal sealed record CheckGroupView(CheckGroup Group, CheckSheet Sheet, CheckForm? Typed, bool CanAnswer)
{
    public IEnumerable<CheckRowView> Rows => Group.All.Select(row => CheckRowView.Of(row, Typed));

    /// <summary>Where to ask for a correction. The sheet is named once there is one.</summary>
    public string Correction(HttpContext context, CheckArea area) => AreaTag.CorrectionLink(context, area.Code, Sheet.Stored?.Id);
}
