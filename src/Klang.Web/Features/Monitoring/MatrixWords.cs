using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Submissions;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Monitoring;

/// <summary>The matrix in words and classes: a state is always said, never colour alone.</summary>
public static class MatrixWords
{
    public static string Class(ReportState state) => state switch
    {
        ReportState.NotOpen => "is-not-open",
        ReportState.NotBegun or ReportState.InProgress => "is-draft",
        ReportState.DueSoon => "is-due-soon",
        _ => "is-" + state.ToString().ToLowerInvariant(),
    };

    /// <summary>The state that asks most of a province's reports in a round.</summary>
    public static ReportState Of(ReportTally tally, RoundView round) => tally switch
    {
        { Overdue: > 0 } => ReportState.Overdue,
        { Returned: > 0 } => ReportState.Returned,
        { DueSoon: > 0 } => ReportState.DueSoon,
        _ when tally.Approved == tally.Expected => ReportState.Approved,
        _ when tally.Reported == tally.Expected => ReportState.Submitted,
        _ when round.Today < round.Round.OpensOn => ReportState.NotOpen,
        _ => tally.Started > 0 ? ReportState.InProgress : ReportState.NotBegun,
    };

    public static string Link(MatrixReport report) => (report.Status.IsReported() ? "/submissions/" : "/entry/") + report.Id.ToString("D");

    /// <summary>A district office goes by its district, which is shorter; other units by their own name.</summary>
    public static string Unit(MatrixRow row, AreaNamesSnapshot names, IStringLocalizer texts) => row switch
    {
        { Unit: { Level: UnitLevel.District } unit } when unit.Code == unit.AreaCode && names.Knows(row.Area) => Area(row.Area, names, texts),
        { Unit: { } unit } => Language.Pick(unit.NameTh, unit.NameEn),
        { Area: var area } when area == AreaCode.Country => texts["Headquarters"],
        _ => Area(row.Area, names, texts),
    };

    public static string Area(AreaCode area, AreaNamesSnapshot names, IStringLocalizer texts) =>
        area == AreaCode.Country ? texts["WholeCountry"] : names.Short(area).Here();

    /// <summary>What is seen in a cell besides the glyph: late, or how far it has come.</summary>
    public static string Mark(MatrixReport report, IStringLocalizer texts) =>
        report.IsLate ? texts["LateMark"] : !report.Status.IsReported() && report.Progress is { } progress ? progress.Plain() + "%" : "";

    /// <summary>Everything that is seen in a cell, said.</summary>
    public static string Say(MatrixReport report, IStringLocalizer texts)
    {
        var state = texts["State." + report.State].Value;
        var parts = new List<string> { state };
        if (report.IsOverdue && report.State != ReportState.Overdue)
        {
            parts.Add(texts["State.Overdue"]);
        }

        if (report.IsLate)
        {
            parts.Add(texts["SubmittedLate"]);
        }

        if (!report.Status.IsReported() && report.Rows > 0)
        {
            parts.Add(texts["RowsOf", Display.Number(report.Confirmed), Display.Number(report.Rows)]);
        }

        return string.Join(", ", parts);
    }

    public static string Round(RoundView round) => $"{round.Definition.Name.Here()} {round.Round.FiscalYear.Plain()}/{round.Round.Number.Plain()}";
}
