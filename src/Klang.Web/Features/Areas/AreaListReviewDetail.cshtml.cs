using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>One review: what differs, line by line, and the buttons that take or refuse.</summary>
public sealed class AreaListReviewDetailModel(AreaListReviewDesk desk, AreaListReviewQueries queries, AreaNames names, Guard guard) : KlangPage
{
    public AreaListSummary Summary { get; private set; } = null!;

    public AreaListFilter Filter { get; private set; } = new(null, AreaListDecision.Pending, null);

    public IReadOnlyList<AreaListChange> Changes { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    public bool HasNext { get; private set; }

    public Problem? Problem { get; private set; }

    public AreaListOutcome? Outcome { get; private set; }

    /// <summary>What was ticked, and stays so where the request was refused.</summary>
    public ImmutableHashSet<long> Ticked { get; private set; } = [];

    /// <summary>now or again, after an upload; how many lines came with it.</summary>
    public (string? How, string? Added) Made { get; private set; }

    /// <summary>Lines of the filter that somebody could decide on.</summary>
    public bool CanDecide => Changes.Any(c => c.Decision != AreaListDecision.Taken);

    public string Address(AreaListChangeKind? kind, AreaListDecision? decision, int page = 1) =>
        $"/areas/review/{Summary.Review.Id:D}?kind={kind}&decision={decision?.ToString() ?? "all"}&q={Uri.EscapeDataString(Filter.Text ?? "")}{(page > 1 ? "&p=" + page.Plain() : "")}";

    /// <summary>Where it lies: อ.แม่จัน จ.เชียงราย.</summary>
    public LocalText Place(AreaListChange change)
    {
        var parent = AreaCode.Parse(change.Code).Parent;
        return Names.Knows(parent) ? Names.Place(parent) : new LocalText(parent.Digits);
    }

    public async Task<IActionResult> OnGetAsync(Guid id, string? kind, string? decision, string? q, string? p, string? made, string? added, CancellationToken cancel)
    {
        Made = (made, added);
        return await ShowAsync(id, kind, decision, q, p, cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? kind, string? decision, string? q, string? p, CancellationToken cancel)
    {
        var form = Request.Form;
        var action = form["action"].ToString();
        Ticked = [.. form["line"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : -1)];
        var choice = new AreaListChoice(id, int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1)
        {
            Ids = form["which"] == "all" ? [] : Ticked,
            All = form["which"] == "all" ? FilterOf(kind, decision, q) : null,
            Spelling = action == "spelling",
        };
        var done = action == "refuse" ? await desk.RefuseAsync(Actor, choice, cancel) : await desk.TakeAsync(Actor, choice, cancel);
        (Outcome, Problem) = (done.Value, done.Problem);
        return Problem is { Status: 403 or 404 } ? Refuse(Problem) : await ShowAsync(id, kind, decision, q, p, cancel);
    }

    private static AreaListFilter FilterOf(string? kind, string? decision, string? q) => new(
        Enum.TryParse<AreaListChangeKind>(kind, out var k) && Enum.IsDefined(k) ? k : null,
        decision == "all" ? null : Enum.TryParse<AreaListDecision>(decision, out var d) && Enum.IsDefined(d) ? d : AreaListDecision.Pending,
        q);

    private async Task<IActionResult> ShowAsync(Guid id, string? kind, string? decision, string? q, string? p, CancellationToken cancel)
    {
        if (await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, "เทียบรายชื่อพื้นที่") is { } refusal)
        {
            return Refuse(refusal);
        }

        if (await queries.FindAsync(id, cancel) is not { } summary)
        {
            return Refuse(Problems.NotFound);
        }

        (Summary, Filter) = (summary, FilterOf(kind, decision, q));
        Number = int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1;
        var found = await queries.PageAsync(id, Filter, Number, cancel);
        (Changes, HasNext) = ([.. found.Take(AreaListReviewQueries.PageSize)], found.Count > AreaListReviewQueries.PageSize);
        Names = await names.ReadAsync(cancel);
        Response.StatusCode = Problem?.Status ?? Response.StatusCode;
        return Page();
    }
}
