using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Monitoring;

/// <summary>กระทบยอดกองทุน: where lists of funds and the funds' own records do not agree.</summary>
public sealed class ReconcileModel(ReconcileQueries queries, AreaNames names) : KlangPage
{
    public const int Most = 500;

    public ImmutableArray<ReconcileLine> Lines { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public IReadOnlyList<AreaCode> Areas { get; private set; } = [];

    public AreaCode Area { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>In percent.</summary>
    [BindProperty(SupportsGet = true)]
    public int Least { get; set; } = 5;

    public IEnumerable<DatasetDefinition> Datasets => queries.Datasets.Select(d => d.Definition);

    public string Query => $"within={Area.Digits}&dataset={Dataset}&kind={Kind}&least={Least.Plain()}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ?? Page();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refusal)
        {
            return refusal;
        }

        var text = new StringBuilder("kind,dataset,area,code,name,here,here_value,here_saved,there,there_value,there_saved,difference,percent\r\n");
        foreach (var line in Lines)
        {
            string?[] cells =
            [
                line.Kind.ToString(), line.Dataset, line.Area, line.Code, line.Name, line.Here.Label, Plain(line.Here.Value), Plain(line.Here.SavedAt),
                line.There?.Label, Plain(line.There?.Value), Plain(line.There?.SavedAt), Plain(line.Difference), Plain(line.Share is { } share ? decimal.Round(100 * share, 2) : null),
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }

        // Excel takes UTF-8 for Thai only with its mark in front.
        return File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"reconcile-{(Area.Digits.Length == 0 ? "th" : Area.Digits)}.csv");
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        var area = string.IsNullOrWhiteSpace(Within) ? Actor.Scope : AreaCode.TryParse(Within, out var code) ? code : (AreaCode?)null;
        var read = area is null ? Problems.NotFound : await queries.ReadAsync(Actor, new ReconcileQuery(
            area.Value, Dataset is { Length: > 0 } ? Dataset : null, Enum.TryParse<ReconcileKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null, Math.Clamp(Least, 0, 1_000) / 100m), cancel);
        if (!read.IsOk)
        {
            return Refuse(read.Problem);
        }

        (Area, Lines, Names) = (area!.Value, read.Value, await names.ReadAsync(cancel));
        Areas = await queries.AreasAsync(Actor, cancel);
        return null;
    }

    private static string Plain(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Plain(DateTime? at) => at is { } time ? Hosting.Bangkok.DayOf(time).ToString("O", CultureInfo.InvariantCulture) : "";

    /// <summary>A text that begins like a formula is given a quote, so that a spreadsheet shows it and does not run it.</summary>
    private static string Quoted(string? text) => text is null ? "" : $"\"{(text is ['=' or '@' or '+', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
