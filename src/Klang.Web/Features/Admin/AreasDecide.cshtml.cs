using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;
using Klang.Core.Datasets.Reading;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Admin;

/// <summary>Loads a decision about areas from its file: shown first, with all it touches, and carried out on the second click.</summary>
[Authorize]
public sealed class AreasDecideModel(AreaDecisions decisions, UnitSeed units, Guard guard) : KlangPage
{
    private const string Subject = "บันทึกการเปลี่ยนแปลงพื้นที่";

    // As large as an Act that names every area of a province.
    private const int Largest = 1_000_000;

    /// <summary>The decision as it was uploaded or typed.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public AreaDecisionPreview? Preview { get; private set; }

    public Problem? Problem { get; private set; }

    public IReadOnlyList<DefinitionFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() =>
        await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, Subject) is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, Subject) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (await ReadAsync(cancel) is { } decision)
        {
            var preview = await decisions.PreviewAsync(decision, cancel);
            (Preview, Problem) = (preview.Value, preview.Problem);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancel)
    {
        if (await ReadAsync(cancel) is not { } decision)
        {
            return Page();
        }

        var decided = await decisions.DecideAsync(Actor, decision, cancel);
        if (!decided.IsOk)
        {
            Problem = decided.Problem;
            return Page();
        }

        // New districts owe reports, and offices bear their areas' names.
        await units.RefreshAsync(Actor, cancel);
        return LocalRedirect("/areas/changes");
    }

    private async Task<AreaDecision?> ReadAsync(CancellationToken cancel)
    {
        if (Upload is { Length: > 0 and <= Largest })
        {
            using var content = new MemoryStream();
            await Upload.CopyToAsync(content, cancel);
            Text = TextDecoding.Read(content.ToArray()).Text;
        }

        if (Upload?.Length > Largest || Text?.Length > Largest)
        {
            Problem = Problems.TooLarge;
            return null;
        }

        // The form gave the text back from a field that was not shown.
        ModelState.Clear();
        var reading = AreaDecisionFile.Read(Upload?.FileName ?? "YAML", Text ?? "");
        Faults = reading.Faults;
        return reading.Decision;
    }
}
