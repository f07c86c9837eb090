using System.Text.Json;
using Klang.Core.Cases;
using Klang.Data.Model;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Corrections;

namespace Klang.Web.Features.Api;

/// <param name="Number">For the telephone: 2570-000123.</param>
/// <param name="Kind">correction or problem.</param>
/// <param name="State">sent, reviewing, forwarded, applied, refused, withdrawn, answered or closed.</param>
/// <param name="DueOn">By when whoever has it should have moved it on; null when nobody has.</param>
public sealed record CaseSummary(
    Guid Id, string Number, string Kind, string State, string Title, string Unit, string Area,
    DateOnly? DueOn, bool IsOverdue, DateTime OpenedAt, string OpenedBy, DateTime ChangedAt, int Version)
{
    public static CaseSummary Of(Case at, DateOnly today) => new(
        at.Id, at.Label, Camel(at.Kind), Camel(at.State), at.Title, at.UnitCode, at.AreaCode,
        at.DueOn, at.IsOverdue(today), at.OpenedAt, at.OpenedBy, at.ChangedAt, at.Version);

    internal static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <param name="Correction">What a correction asks for; null of a problem.</param>
public sealed record CaseDetail(CaseSummary Case, CorrectionAsked? Correction, IReadOnlyList<CaseLineItem> Messages)
{
    public static CaseDetail Of(CaseView view, CorrectionAsked? asked, DateOnly today) => new(CaseSummary.Of(view.Case, today), asked, [.. view.Lines.Select(line => CaseLineItem.Of(line, view.Case.Id))]);
}

/// <param name="Kind">wrongName, moved, merged, split, missing, abolished or wrongCode.</param>
/// <param name="Area">The area it is about; of what is missing, the area it lies in.</param>
/// <param name="Provisional">The area that entry goes on against meanwhile.</param>
public sealed record CorrectionAsked(string Kind, string Area, CorrectionWish Wish, DateOnly? EffectiveOn, string? Provisional)
{
    public static CorrectionAsked Of(CorrectionView view) =>
        new(CaseSummary.Camel(view.Request.Kind), view.Area.Digits, view.Wish, view.Request.EffectiveOn, view.Provisional?.Digits);
}

/// <param name="MovedTo">Where the case went with it; null for a plain message.</param>
public sealed record CaseLineItem(DateTime At, string By, string Unit, string Text, string? MovedTo, IReadOnlyList<CaseFileItem> Files)
{
    public static CaseLineItem Of(CaseLine line, Guid caseId) => new(
        line.Message.At, line.Message.By, line.Message.UnitCode, line.Message.Text, line.Message.MovedTo is { } state ? CaseSummary.Camel(state) : null,
        [.. line.Files.Select(file => new CaseFileItem(file.FileName, file.ContentType, file.Size, $"/cases/{caseId:D}/files/{file.Id:D}"))]);
}

/// <param name="Href">Where it is handed out to whoever may read the case.</param>
public sealed record CaseFileItem(string Name, string ContentType, long Size, string Href);
