using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Registers;

/// <summary>รายการที่อาจซ้ำ: pairs of a register that may be one, to merge or to say that they are two.</summary>
public sealed class DuplicatesModel(DuplicateDesk desk, Catalogue catalogue, AreaNames names, AreaOptions areas) : KlangPage
{
    public const int Most = 100;

    public CompiledRegister Register { get; private set; } = null!;

    public ImmutableArray<DoublePair> Pairs { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>Whoever sees the country looks at one province at a time.</summary>
    public IReadOnlyList<FieldOption> Provinces { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    public Problem? Problem { get; private set; }

    public bool MayDecide(DoublePair pair) => DuplicateDesk.MayChange(Actor, pair.First) is null && DuplicateDesk.MayChange(Actor, pair.Second) is null;

    public Task<IActionResult> OnGetAsync(string key, CancellationToken cancel) => ShowAsync(key, cancel);

    public async Task<IActionResult> OnPostAsync(string key, [FromForm] string first, [FromForm] string second, CancellationToken cancel)
    {
        if (catalogue.Register(key) is not { } register)
        {
            return Refuse(Problems.NotFound);
        }

        var said = await desk.ApartAsync(Actor, register, first, second, cancel);
        return said.IsOk ? LocalRedirect($"/registers/{key}/duplicates?within={Within}") : Refuse(said.Problem);
    }

    private async Task<IActionResult> ShowAsync(string key, CancellationToken cancel)
    {
        var within = string.IsNullOrWhiteSpace(Within) ? Actor.Scope : AreaCode.TryParse(Within, out var asked) && asked.IsWithin(Actor.Scope) ? asked : (AreaCode?)null;
        if (catalogue.Register(key) is not { } register || within is null)
        {
            return Refuse(Problems.NotFound);
        }

        Register = register;
        Names = await names.ReadAsync(cancel);
        if (Actor.Scope == AreaCode.Country)
        {
            Provinces = [.. (await areas.WithinAsync(AreaCode.Country, AreaLevel.Province, cancel)).Select(o => new FieldOption(o.Code, o.Label, o.Group))];
        }

        Pairs = within.Value == AreaCode.Country ? [] : await desk.FindAsync(Actor, register, within.Value, cancel);
        return Page();
    }
}
