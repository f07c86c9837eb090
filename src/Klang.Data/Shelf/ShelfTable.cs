using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Figures;

namespace Klang.Data.Shelf;

/// <summary>How a column is typed, before a database's own word for it.</summary>
public enum ColumnType
{
    Guid,
    Text,
    Integer,
    Decimal,
    Date,
    Boolean,
}

/// <summary>A column of the shelf. Names come only from loaded definitions and this file, never from a request.</summary>
public sealed record ShelfColumn(string Name, ColumnType Type, int Decimals = 0, Field? Field = null);

/// <summary>
/// The typed tables of one dataset: <c>shelf_…</c> with a row for each record, <c>shelf_…__list</c> for child rows, and
/// <c>rollup_…</c> with a row for each submission.
/// </summary>
public sealed class ShelfTable
{
    private static readonly ImmutableArray<ShelfColumn> Envelope =
    [
        new("record_id", ColumnType.Guid),
        new("submission_id", ColumnType.Guid),
        new("fiscal_year", ColumnType.Integer),
        new("round_no", ColumnType.Integer),
        new("unit_code", ColumnType.Text),
        new("province_code", ColumnType.Text),
        new("district_code", ColumnType.Text),
        new("subdistrict_code", ColumnType.Text),
        new("village_code", ColumnType.Text),
        new("subject_key", ColumnType.Text),
        new("status", ColumnType.Text),
        new("counted", ColumnType.Boolean),
    ];

    private readonly ImmutableDictionary<FieldKey, RollUp> _rollUps;

    public ShelfTable(CompiledDefinition compiled)
    {
        var definition = compiled.Definition;
        Definition = definition;
        _rollUps = definition.Fields.ToImmutableDictionary(f => f.Key, f => RollUps.Of(compiled, f));
        var name = definition.Key.Replace('-', '_');
        Name = "shelf_" + name;
        RollupName = "rollup_" + name;
        Columns = [.. Envelope, .. definition.Fields.Select(Column)];
        Numbers = [.. definition.Fields.OfType<NumberField>().Where(f => f is not YearField)];
        var counted = compiled.Indicators.SelectMany(i => i.Value.Aggregates)
            .Where(a => a.Kind == AggregateKind.Count).Select(a => a.Path).ToHashSet(StringComparer.Ordinal);
        Counted = [.. definition.Fields.Where(f => (f is YearField or not NumberField) && counted.Contains(f.Key.Name))];
        Upsert = ShelfSql.Upsert(Name, Columns, "record_id");
        RollUp = ShelfSql.RollUp(this);
        (TakeOut, PutIn) = (ShelfSql.Shift(this, putIn: false), ShelfSql.Shift(this, putIn: true));
    }

    public DatasetDefinition Definition { get; }

    public string Name { get; }

    public string RollupName { get; }

    public ImmutableArray<ShelfColumn> Columns { get; }

    /// <summary>The fields that add up.</summary>
    public ImmutableArray<NumberField> Numbers { get; }

    /// <summary>The other fields whose answers an indicator counts, such as a date or a year.</summary>
    public ImmutableArray<Field> Counted { get; }

    /// <summary>How the field's year comes of its rounds.</summary>
    public RollUp RollUpOf(Field field) => _rollUps[field.Key];

    public string ListName(ListDefinition list) => Name + "__" + list.Key.Name;

    public static ImmutableArray<ShelfColumn> ListColumns(ListDefinition list) =>
        [new("record_id", ColumnType.Guid), new("row_no", ColumnType.Integer), .. list.Fields.Select(Column)];

    /// <summary>A row a submission: records that count, and for each number how many answered and their sum.</summary>
    public ImmutableArray<ShelfColumn> RollupColumns =>
    [
        new("submission_id", ColumnType.Guid),
        new("fiscal_year", ColumnType.Integer),
        new("round_no", ColumnType.Integer),
        new("unit_code", ColumnType.Text),
        new("area_code", ColumnType.Text),
        new("status", ColumnType.Text),
        new("records", ColumnType.Integer),
        .. Numbers.SelectMany(f => new ShelfColumn[]
        {
            new("n_" + f.Key.Name, ColumnType.Integer),
            new("s_" + f.Key.Name, ColumnType.Decimal, f.Decimals, f),
        }),
        .. Counted.Select(f => new ShelfColumn("n_" + f.Key.Name, ColumnType.Integer)),
    ];

    /// <summary>Writes one row; made once, sent with every save.</summary>
    internal string Upsert { get; }

    /// <summary>Sums a submission anew.</summary>
    internal string RollUp { get; }

    /// <summary>Takes rows out of the sums; before they change.</summary>
    internal string TakeOut { get; }

    /// <summary>Puts rows into the sums; after they changed.</summary>
    internal string PutIn { get; }

    private static ShelfColumn Column(Field field) => field switch
    {
        IntegerField or YearField => new(field.Key.Name, ColumnType.Integer, 0, field),
        NumberField number => new(field.Key.Name, ColumnType.Decimal, number.Decimals, field),
        DateField => new(field.Key.Name, ColumnType.Date, 0, field),
        YesNoField => new(field.Key.Name, ColumnType.Boolean, 0, field),
        TextField or ChoiceField or MultiField or PhoneField or NationalIdField or AreaField or SubjectField or FileField => new(field.Key.Name, ColumnType.Text, 0, field),
        _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
    };
}
