using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>What an officer would type into one entry or record: cells, rows of lists and attached files, by field key.</summary>
internal sealed record Typed(ImmutableDictionary<FieldKey, string?> Cells)
{
    private ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Lists { get; init; } =
        ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty;

    private ImmutableDictionary<CellRef, FileEdit> Files { get; init; } = ImmutableDictionary<CellRef, FileEdit>.Empty;

    /// <summary>Cells without a text are left out.</summary>
    public static Typed Of(params (string Key, string? Text)[] cells) =>
        new(cells.Where(c => c.Text is not null).ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text));

    public static string Day(DateOnly day) => BuddhistDate.Numeric(day);

    public Typed And(params (string Key, string? Text)[] cells) => this with { Cells = Cells.SetItems(Of(cells).Cells) };

    public Typed Rows(string list, params IEnumerable<Typed> rows) => this with { Lists = Lists.SetItem(FieldKey.Parse(list), [.. rows.Select(r => r.Cells)]) };

    public Typed Attach(string field, FileEdit files) => this with { Files = Files.SetItem(new CellRef(FieldKey.Parse(field)), files) };

    public RowEdit Edit(Record record) => new(record.Id, record.Version) { Cells = Cells, Lists = Lists, Files = Files };

    public EntryEdit Entry(string unit) => new(unit, Cells) { Lists = Lists };
}
