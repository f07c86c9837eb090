using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Figures;

/// <summary>What areas are to reach in a fiscal year: seen by everybody inside, set by the department and by provinces for their districts.</summary>
public sealed class TargetsModel(TargetRequests requests, TargetDesk desk, TargetWriter writer, AreaNames names) : KlangPage
{
    public TargetSheet Sheet { get; private set; } = null!;

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public DatasetDefinition Dataset => Sheet.Query.Dataset.Definition;

    /// <summary>What the person typed or pasted, where it was refused.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Pasted { get; private set; }

    public Problem? Fault { get; private set; }

    /// <summary>How many targets the last save changed.</summary>
    [TempData(Key = "klang.targets.saved")]
    public int? Saved { get; set; }

    /// <summary>Last year, this one and the next.</summary>
    public IEnumerable<FiscalYear> Years
    {
        get
        {
            var year = FiscalYear.Of(Today);
            return new[] { year.Next, year, year.Previous }.Append(Sheet.Query.Year).Distinct().OrderDescending();
        }
    }

    public string Here => $"/figures/{Dataset.Key}/targets?fiscalYear={Sheet.Query.Year}&indicator={Sheet.Indicator.Key}&within={Sheet.Query.Within.Digits}";

    public string AmountOf(TargetRow row) => Typed.GetValueOrDefault(row.Area.Digits) ?? (row.Target is { } target ? Display.Number(target.Amount, Places(target.Amount)) : "");

    /// <summary>An amount is typed back as it was given.</summary>
    public int Places(decimal amount) => Math.Max(Sheet.Indicator.Decimals, (amount / 1.000000000000000000m).Scale);

    public async Task<IActionResult> OnGetAsync(string dataset, TargetRequest request, CancellationToken cancel)
    {
        var query = requests.Read(Actor, request with { Dataset = dataset });
        return query.IsOk ? await ShowAsync(query.Value, cancel) : Refuse(query.Problem.Where == "dataset" ? Problems.NotFound : query.Problem);
    }

    public async Task<IActionResult> OnPostAsync(string dataset, TargetRequest request, string? pasted, CancellationToken cancel)
    {
        var query = requests.Read(Actor, request with { Dataset = dataset });
        if (!query.IsOk)
        {
            return Refuse(query.Problem);
        }

        var lines = string.IsNullOrWhiteSpace(pasted) ? TargetForm.Read(Request.Form) : TargetLine.Read(pasted);
        var saved = lines.IsOk ? await writer.SaveAsync(Actor, query.Value, lines.Value, cancel) : lines.Problem;
        if (saved.IsOk)
        {
            Saved = saved.Value;
            return LocalRedirect($"/figures/{dataset}/targets?fiscalYear={query.Value.Year}&indicator={query.Value.Indicator.Indicator.Key}&within={query.Value.Within.Digits}");
        }

        if (saved.Problem.Status != 422)
        {
            return Refuse(saved.Problem);
        }

        (Fault, Pasted, Typed) = (saved.Problem, pasted, TargetForm.Typed(Request.Form));
        Response.StatusCode = saved.Problem.Status;
        return await ShowAsync(query.Value, cancel);
    }

    private async Task<IActionResult> ShowAsync(TargetQuery query, CancellationToken cancel)
    {
        var sheet = await desk.ReadAsync(Actor, query, cancel);
        if (!sheet.IsOk)
        {
            return Refuse(sheet.Problem);
        }

        (Sheet, Names) = (sheet.Value, await names.ReadAsync(cancel));
        return Page();
    }
}
