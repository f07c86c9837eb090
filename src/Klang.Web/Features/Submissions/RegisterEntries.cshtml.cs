using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Registers;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Submissions;

/// <summary>One register in a certification, entry by entry. Enter on a row's button confirms it and lands on the next row's.</summary>
public sealed class RegisterEntriesModel(EntryLoader loader, Guard guard, Certifications certifications, EntryConfirming confirming, AreaNames names) : KlangPage
{
    public const int PageSize = 100;

    public EntryContext Context { get; private set; } = null!;

    public RegisterStanding Standing { get; private set; } = null!;

    public IReadOnlyList<CertifiedEntry> Shown { get; private set; } = [];

    public int Found { get; private set; }

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    /// <summary>What is shown: open, all, changed, new or ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The entry whose row is next.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? At { get; set; }

    public static IReadOnlyList<string> Choices { get; } = ["open", "all", "changed", "new", "ended"];

    public CompiledRegister Register => Standing.Register;

    public bool CanConfirm => Context.MayEdit(Actor);

    public string Here => $"/submissions/{Context.Submission.Id:D}/registers/{Register.Definition.Key}";

    public Task<IActionResult> OnGetAsync(Guid submissionId, string key, CancellationToken cancel) => ShowAsync(submissionId, key, cancel);

    public async Task<IActionResult> OnPostAsync(Guid submissionId, string key, [FromForm] Guid? one, [FromForm] Guid[] shown, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, key, cancel) is { } refusal)
        {
            return refusal;
        }

        var confirmed = await confirming.ConfirmAsync(Actor, Register, Context.Submission.UnitCode, one is { } id ? [id] : shown, cancel);
        if (!confirmed.IsOk)
        {
            return await RefusedAsync(confirmed.Problem, submissionId, key, cancel);
        }

        var next = one is null ? null : shown.SkipWhile(s => s != one).Skip(1).Select(s => (Guid?)s).FirstOrDefault();
        return LocalRedirect(Address(next));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid submissionId, string key, [FromForm] Guid entry, [FromForm] string? status, [FromForm] string? day, [FromForm] string? reason, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, key, cancel) is { } refusal)
        {
            return refusal;
        }

        var ended = await confirming.EndAsync(Actor, Register, entry, status, day, reason, cancel);
        if (!ended.IsOk)
        {
            return await RefusedAsync(ended.Problem, submissionId, key, cancel);
        }

        if (ended.Value.Subject is null)
        {
            At = entry;
            var issue = ended.Value.Issues.First(i => i.Severity == Severity.Error);
            Problem = Problems.Invalid($"ยังไม่ได้สิ้นสุด: {issue.Message.Th}", $"Not ended: {issue.Message.In("en")}");
            return await ShowAsync(submissionId, key, cancel);
        }

        return LocalRedirect(Address(null));
    }

    public string Address(Guid? at) => $"{Here}?show={Show}&q={Uri.EscapeDataString(Q ?? "")}&p={(at is null ? Number : 0).Plain()}&at={at:D}";

    private async Task<IActionResult> RefusedAsync(Problem problem, Guid submissionId, string key, CancellationToken cancel)
    {
        Problem = problem;
        return problem.Status is 403 or 404 ? Refuse(problem) : await ShowAsync(submissionId, key, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid submissionId, string key, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, key, cancel) is { } refusal)
        {
            return refusal;
        }

        Show = Choices.Contains(Show) ? Show : Standing.Open > 0 ? "open" : "all";
        var sought = AreaName.SearchKey(Q ?? "");
        var found = Standing.Entries.Where(Matches).Where(e => sought.Length == 0 || e.Entry.SearchName.Contains(sought, StringComparison.Ordinal) || e.Entry.Code.Contains(Q!, StringComparison.OrdinalIgnoreCase)).ToList();
        var at = found.FindIndex(e => e.Entry.Id == At);
        Number = at >= 0 ? 1 + (at / PageSize) : Math.Clamp(Number, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        (Found, Shown) = (found.Count, [.. found.Skip((Number - 1) * PageSize).Take(PageSize)]);
        Names = await names.ReadAsync(cancel);
        return Page();
    }

    private bool Matches(CertifiedEntry entry) => Show switch
    {
        "open" => entry.Entry.Active && !entry.Confirmed,
        "changed" => entry.Standing == EntryStanding.Changed,
        "new" => entry.Standing == EntryStanding.New,
        "ended" => entry.Standing == EntryStanding.Ended,
        _ => entry.Entry.Active,
    };

    private async Task<IActionResult?> LoadAsync(Guid submissionId, string key, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(Actor, Act.ReadSubmission, context.Target, context.Name);
        var standing = problem is not null ? null : (await certifications.OfAsync(context!, cancel)).FirstOrDefault(r => r.Register.Definition.Key == key);
        if (standing is null)
        {
            return Refuse(problem ?? Problems.NotFound);
        }

        (Context, Standing) = (context!, standing);
        return null;
    }
}
