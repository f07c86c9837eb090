using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary><c>GET /datasets</c> and <c>/datasets/{key}</c>: the catalogue and full definitions, open to everybody.</summary>
internal static class DatasetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/datasets", List).AllowAnonymous().WithTags("datasets").Produces<ApiList<DatasetSummary>>();
        api.MapGet("/datasets/{key}", One).AllowAnonymous().WithTags("datasets").Produces<DatasetDetail>().ProducesProblem(404);
    }

    private static IResult List(Catalogue catalogue) =>
        TypedResults.Ok(new ApiList<DatasetSummary>([.. catalogue.Datasets.Select(d => DatasetSummary.Of(d.Definition))], null));

    private static IResult One(string key, Catalogue catalogue) =>
        catalogue.Find(key) is { } dataset ? TypedResults.Ok(DatasetDetail.Of(dataset.Definition)) : Problems.NotFound.ToResult();
}

public sealed record DatasetSummary(string Key, int Number, string NameTh, string? NameEn, string Owner, string OwnerNameTh, IReadOnlyList<string> ReportedBy, int RoundsAYear)
{
    public static DatasetSummary Of(DatasetDefinition d) =>
        new(d.Key, d.Number, d.Name.Th, d.Name.En, d.Owner.Key, d.Owner.Name.Th, [.. d.ReportedBy.Select(r => r.ToString().ToLowerInvariant())], d.Rounds.RoundsAYear);
}

/// <param name="Since">First fiscal year in which it is offered.</param>
/// <param name="Until">Last one.</param>
public sealed record ChoiceDetail(string Code, string NameTh, string? NameEn, int? Since = null, int? Until = null, string? Group = null);

public sealed record FieldDetail
{
    public required string Key { get; init; }

    public required string NameTh { get; init; }

    public string? NameEn { get; init; }

    public required string Type { get; init; }

    public required string Kind { get; init; }

    public string? Unit { get; init; }

    public string? Section { get; init; }

    public bool Required { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public int? Decimals { get; init; }

    public string? Value { get; init; }

    public string? AskIf { get; init; }

    public IReadOnlyList<int>? Rounds { get; init; }

    public IReadOnlyList<ChoiceDetail>? Choices { get; init; }

    /// <summary>The registers whose entries a reference may name.</summary>
    public IReadOnlyList<string>? Registers { get; init; }

    /// <summary>True where the definition rests on recollection or inference.</summary>
    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public static FieldDetail Of(Field field) => new()
    {
        Key = field.Key.Name,
        NameTh = field.Label.Th,
        NameEn = field.Label.En,
        Type = FieldTypes.NameOf(field),
        Kind = field.Kind.ToString().ToLowerInvariant(),
        Unit = field.Unit?.Key,
        Section = field.Section,
        Required = field.Required,
        Min = (field as NumberField)?.Min,
        Max = (field as NumberField)?.Max,
        Decimals = (field as NumberField)?.Decimals,
        Value = field.Value,
        AskIf = field.AskIf,
        Rounds = field.Rounds.IsEmpty ? null : [.. field.Rounds],
        Choices = FieldTypes.ChoicesOf(field) is { IsDefault: false } choices ? [.. choices.Select(c => new ChoiceDetail(c.Code, c.Label.Th, c.Label.En, c.Since, c.Until, c.Group))] : null,
        Registers = field is SubjectField subject ? [.. subject.Registers] : null,
        Confirm = field.Confirm,
        Source = field.Source,
    };
}

public sealed record ListDetail(string Key, string NameTh, string? NameEn, int Min, int Max, IReadOnlyList<FieldDetail> Fields, string? AskIf);

public sealed record RuleDetail(string Key, string Severity, string Check, string? When, string MessageTh, string? MessageEn, string? WordsTh, string? WordsEn, bool Confirm);

public sealed record IndicatorDetail(string Key, string NameTh, string? NameEn, string? Unit, string Value, bool Confirm, int? SuppressBelow, string? SuppressOn);

public sealed record DatasetDetail(
    string Key, int Number, string NameTh, string? NameEn, string Owner, string OwnerNameTh, IReadOnlyList<string> ReportedBy, int RoundsAYear,
    IReadOnlyList<FieldDetail> Fields, IReadOnlyList<ListDetail> Lists, IReadOnlyList<RuleDetail> Rules, IReadOnlyList<IndicatorDetail> Indicators)
{
    public static DatasetDetail Of(DatasetDefinition d)
    {
        var summary = DatasetSummary.Of(d);
        return new DatasetDetail(
            summary.Key, summary.Number, summary.NameTh, summary.NameEn, summary.Owner, summary.OwnerNameTh, summary.ReportedBy, summary.RoundsAYear,
            [.. d.Fields.Where(f => !f.IsHidden).Select(FieldDetail.Of)],
            [.. d.Lists.Select(l => new ListDetail(l.Key.Name, l.Label.Th, l.Label.En, l.Min, l.Max, [.. l.Fields.Select(FieldDetail.Of)], l.AskIf))],
            [.. d.Rules.Select(r => new RuleDetail(r.Key.Name, r.Severity.ToString().ToLowerInvariant(), r.Check, r.When, r.Message.Th, r.Message.En, r.Words?.Th, r.Words?.En, r.Confirm))],
            [.. d.Indicators.Select(i => new IndicatorDetail(i.Key.Name, i.Label.Th, i.Label.En, i.Unit?.Key, i.Value, i.Confirm, i.SuppressBelow == 0 ? null : i.SuppressBelow, i.SuppressOn))]);
    }
}
