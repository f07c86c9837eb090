using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>The entries of a register inside the person's area.</summary>
public sealed class IndexModel(KlangDb db, Catalogue catalogue, AreaNames names) : KlangPage
{
    private const int Most = 500;

    public CompiledRegister Register { get; private set; } = null!;

    public IReadOnlyList<Subject> Entries { get; private set; } = [];

    public int Total { get; private set; }

    public AreaNamesSnapshot Names { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public bool CanAdd => Actor.Role is Role.Officer;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (catalogue.Register(key) is not { } register)
        {
            return Refuse(Problems.NotFound);
        }

        Register = register;
        Names = await names.ReadAsync(cancel);
        var sought = Klang.Core.Areas.AreaName.SearchKey(Q ?? "");
        var entries = db.Subjects.AsNoTracking().VisibleTo(Actor).Where(s => s.Register == key && (sought.Length == 0 || s.SearchName.Contains(sought) || s.Code.StartsWith(Q!)));
        Total = await entries.CountAsync(cancel);
        Entries = await entries.OrderBy(s => s.Code).Take(Most).ToListAsync(cancel);
        return Page();
    }
}
