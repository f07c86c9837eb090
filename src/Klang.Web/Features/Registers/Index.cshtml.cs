using Klang.Core.Areas;
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
public sealed class IndexModel(KlangDb db, Catalogue catalogue, AreaNames names, AreaOptions areas) : KlangPage
{
    private const int Most = 500;

    public CompiledRegister Register { get; private set; } = null!;

    public IReadOnlyList<Subject> Entries { get; private set; } = [];

    public int Total { get; private set; }

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>Areas one level below the person's own, to narrow by.</summary>
    public IReadOnlyList<AreaOption> Areas { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => RegisterLabels.Choices(Register.Definition, Register.Definition.Kind);

    /// <summary>How many of those found are in each status.</summary>
    public IReadOnlyList<(Choice Status, int Count)> ByStatus { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public RegisterFilter Filter => new(Q, Area, Kind, State);

    public bool CanAdd => Permission.May(Actor, Act.EditRegister, new AreaTarget(Actor.Scope)) is null;

    public string? KindOf(Subject entry) => RegisterLabels.Of(Register.Definition, Register.Definition.Kind, entry.Answers);

    public string? StatusOf(Subject entry) => RegisterLabels.Of(Register.Definition, Register.Definition.Status, entry.Answers);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (catalogue.Register(key) is not { } register)
        {
            return Refuse(Problems.NotFound);
        }

        Register = register;
        Names = await names.ReadAsync(cancel);
        Areas = Actor.Scope.Level < AreaLevel.Subdistrict ? await areas.WithinAsync(Actor.Scope, Actor.Scope.Level + 1, cancel) : [];
        var entries = RegisterSearch.Entries(db, register.Definition, Actor, Filter);
        Total = await entries.CountAsync(cancel);
        Entries = await entries.OrderBy(s => s.Code).Take(Most).ToListAsync(cancel);
        ByStatus = Actor.Scope.Level == AreaLevel.Country ? [] : await RegisterSearch.ByStatusAsync(db, register.Definition, Actor, Filter, cancel);
        return Page();
    }
}
