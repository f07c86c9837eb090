using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>Boundaries as the list shows them.</summary>
public sealed record BoundaryRow(long Id, AreaLevel Level, string Within, string Credit, DateTime ImportedAt, string ImportedBy);

/// <summary>The form of an import, as it was filled in.</summary>
public sealed record BoundaryForm
{
    public IFormFile? File { get; init; }

    public string? Level { get; init; }

    public string? Within { get; init; }

    public string? Credit { get; init; }
}

/// <summary>Where those who keep the registry bring in boundaries for the maps.</summary>
[Authorize]
public sealed class BoundariesModel(BoundaryImport import, Guard guard, KlangDb db, AreaNames names) : KlangPage
{
    public static IReadOnlyList<AreaLevel> Levels { get; } = [AreaLevel.Province, AreaLevel.District, AreaLevel.Subdistrict, AreaLevel.Village];

    public IReadOnlyList<BoundaryRow> Rows { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    [BindProperty]
    public BoundaryForm Form { get; set; } = new();

    public Problem? Problem { get; private set; }

    public BoundaryReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, "boundaries") is { } refusal ? Refuse(refusal) : await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await (Form.File?.CopyToAsync(content, cancel) ?? Task.CompletedTask);
        var done = await import.RunAsync(
            Actor, new BoundaryRequest(content.ToArray(), Form.Level, Form.Within, Form.Credit) { Source = Path.GetFileName(Form.File?.FileName) ?? "" }, cancel);
        (Problem, Report) = (done.Problem, done.Value);
        if (Problem is { Status: 403 or 404 } refusal)
        {
            return Refuse(refusal);
        }

        Response.StatusCode = Problem?.Status ?? (Report?.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancel) =>
        await import.RemoveAsync(Actor, id, cancel) is { } problem ? Refuse(problem) : RedirectToPage();

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Names = await names.ReadAsync(cancel);
        Rows = await db.AreaBoundaries.AsNoTracking().OrderBy(b => b.Level).ThenBy(b => b.Within)
            .Select(b => new BoundaryRow(b.Id, b.Level, b.Within, b.Credit, b.ImportedAt, b.ImportedBy)).ToListAsync(cancel);
        return Page();
    }
}
