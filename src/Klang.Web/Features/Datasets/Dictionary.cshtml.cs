using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Datasets;

/// <summary>The data dictionary of one dataset, written by its definition.</summary>
public sealed class DictionaryModel(Catalogue catalogue) : KlangPage
{
    public DatasetDefinition Dataset { get; private set; } = null!;

    public IEnumerable<(Section? Section, IReadOnlyList<Field> Fields)> Sections => Dataset.Sections.Cast<Section?>().Prepend(null)
        .Select(s => (s, (IReadOnlyList<Field>)[.. Dataset.Fields.Where(f => f.Section == s?.Key && !f.IsHidden)]))
        .Where(s => s.Item2.Count > 0);

    public IActionResult OnGet(string key)
    {
        if (catalogue.Find(key) is not { } dataset)
        {
            return Refuse(Problems.NotFound);
        }

        Dataset = dataset.Definition;
        return Page();
    }

    /// <summary>0–20,000, or the choices, in one line.</summary>
    public static string Allowed(Field field) => field switch
    {
        NumberField { Min: { } min, Max: { } max } => $"{Display.Number(min)}–{Display.Number(max)}",
        NumberField { Min: { } min } => $"≥ {Display.Number(min)}",
        NumberField { Max: { } max } => $"≤ {Display.Number(max)}",
        TextField text => $"≤ {text.MaxLength.Plain()}",
        _ when FieldTypes.ChoicesOf(field) is { IsDefault: false } choices => string.Join(" · ", choices.Select(c => $"{c.Code} {c.Label.Here()}")),
        _ => "",
    };
}
