using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>What a hash or receipt number stands for.</summary>
public sealed record Verified(FiledCopy Copy, Submission Submission, string UnitTh, string? UnitEn, DatasetDefinition? Dataset, bool IsLast, bool IsWhole);

/// <summary>
/// ตรวจสอบสำเนา: whoever holds a printed copy can see that it is one, and whether a later one exists. Open to everybody; it tells
/// nothing but the head of the copy, and only to who has its hash or number.
/// </summary>
[AllowAnonymous]
public sealed class VerifyModel(KlangDb db, Catalogue catalogue) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Hash { get; set; }

    public Verified? Found { get; private set; }

    public bool Asked => !string.IsNullOrWhiteSpace(Hash);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (!Asked)
        {
            return;
        }

        var key = Hash!.Trim();
        var lower = key.ToLowerInvariant();
        var copy = await db.FiledCopies.AsNoTracking().FirstOrDefaultAsync(c => c.Sha256 == lower, cancel);
        if (copy is null)
        {
            return;
        }

        var of = await db.Submissions.AsNoTracking().Where(s => s.Id == copy.SubmissionId).Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { Submission = s, u.NameTh, u.NameEn }).SingleAsync(cancel);
        var last = await db.FiledCopies.Where(c => c.SubmissionId == copy.SubmissionId).MaxAsync(c => c.Number, cancel);
        Found = new Verified(copy, of.Submission, of.NameTh, of.NameEn, catalogue.Find(of.Submission.Dataset)?.Definition, copy.Number == last, FiledContent.HashOf(copy.Content) == copy.Sha256);
    }
}
