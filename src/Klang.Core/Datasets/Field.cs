using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Datasets;

/// <summary>What a number is in time; carry-forward, roll-up and the across-round rules follow from it.</summary>
public enum FieldKind
{
    /// <summary>A stock at the position date.</summary>
    Position,

    /// <summary>What happened in the round.</summary>
    Flow,

    /// <summary>Total since the fiscal year began.</summary>
    Ytd,

    /// <summary>Set once.</summary>
    Immutable,

    /// <summary>Never typed.</summary>
    Computed,
}

/// <summary>
/// One question of a dataset or register. A closed tree: consumers switch over all subtypes and throw on the unknown; a test
/// lists them. <c>Value</c>, <c>AskIf</c> and <c>RequiredIf</c> are expression texts, compiled by <see cref="CompiledDefinition"/>.
/// </summary>
public abstract record Field
{
    public required FieldKey Key { get; init; }

    public required LocalText Label { get; init; }

    public string? Section { get; init; }

    public LocalText? Help { get; init; }

    public Unit? Unit { get; init; }

    public FieldKind Kind { get; init; } = FieldKind.Position;

    public bool Required { get; init; }

    public string? RequiredIf { get; init; }

    public string? AskIf { get; init; }

    public string? Value { get; init; }

    /// <summary>What moves the stock from round to round; null where that is not said.</summary>
    public Moves? Moves { get; init; }

    /// <summary>Percent of last round's value beyond which a change is asked about.</summary>
    public decimal? Steady { get; init; }

    /// <summary>How hard the rule is that a fact set once stays: an error, or a warning where it may change for a reason.</summary>
    public Severity Changeable { get; init; } = Severity.Error;

    /// <summary>The month (1–12) in which the year of a total ends, as an expression; null for the fiscal year.</summary>
    public string? YearEnds { get; init; }

    /// <summary>Round numbers in which it is asked; empty means every round.</summary>
    public ImmutableArray<int> Rounds { get; init; } = [];

    /// <summary>First and last fiscal year (Buddhist) in which it is asked.</summary>
    public int? Since { get; init; }

    public int? Until { get; init; }

    /// <summary>Shown among the main figures.</summary>
    public bool Core { get; init; }

    /// <summary>Rests on recollection or inference; the data dictionary says "to be confirmed".</summary>
    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public int Line { get; init; }

    /// <summary>A column that only figures or other expressions need; no form, grid, dictionary or API shows it.</summary>
    public bool IsHidden { get; init; }

    public bool IsComputed => Kind == FieldKind.Computed;

    /// <summary>Whether the field is asked in round <paramref name="number"/> of fiscal year <paramref name="year"/>.</summary>
    public bool IsAskedIn(int number, int year) =>
        (Rounds.IsEmpty || Rounds.Contains(number)) && (Since ?? 0) <= year && year <= (Until ?? int.MaxValue);
}

/// <summary>A unit of measure from <c>datasets/units.yaml</c>.</summary>
public sealed record Unit(string Key, LocalText Name);

/// <summary>One answer of a choice list; <c>Group</c> is a parent code that totals may use.</summary>
public sealed record Choice(string Code, LocalText Label)
{
    /// <summary>What else is known of it, by name; expressions read it with <c>property(field, 'name')</c>.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The property of a name; <c>group</c> is the parent code.</summary>
    public string? Property(string name) => name == "group" ? Group : Properties.GetValueOrDefault(name);

    public string? Group { get; init; }

    /// <summary>First and last fiscal year (Buddhist) in which it is offered.</summary>
    public int? Since { get; init; }

    public int? Until { get; init; }

    /// <summary>Whether it is offered in a fiscal year. An answer given before stays readable.</summary>
    public bool IsOfferedIn(int year) => (Since ?? 0) <= year && year <= (Until ?? int.MaxValue);
}

/// <summary>A number; <c>Decimals</c> is how many places it may have, the range is inclusive.</summary>
public abstract record NumberField : Field
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public abstract int Decimals { get; }
}

public sealed record IntegerField : NumberField
{
    public override int Decimals => 0;
}

public sealed record DecimalField : NumberField
{
    public int Places { get; init; } = 2;

    public override int Decimals => Places;
}

/// <summary>Baht with two decimals.</summary>
public sealed record MoneyField : NumberField
{
    public override int Decimals => 2;
}

/// <summary>0–100 with two decimals.</summary>
public sealed record PercentField : NumberField
{
    public override int Decimals => 2;
}

/// <summary>A Buddhist year, as a whole number.</summary>
public sealed record YearField : NumberField
{
    public override int Decimals => 0;
}

public sealed record TextField : Field
{
    public int MaxLength { get; init; } = 200;

    public bool Multiline { get; init; }

    public string? Pattern { get; init; }
}

public sealed record DateField : Field
{
    public DateOnly? Min { get; init; }

    public DateOnly? Max { get; init; }
}

public sealed record ChoiceField : Field
{
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>An expression: only choices of this group are offered; null offers all.</summary>
    public string? Offer { get; init; }
}

public sealed record MultiField : Field
{
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>As in <see cref="ChoiceField"/>.</summary>
    public string? Offer { get; init; }
}

public sealed record YesNoField : Field;

public sealed record PhoneField : Field;

public sealed record NationalIdField : Field;

public sealed record AreaField : Field
{
    public required ImmutableArray<AreaLevel> Levels { get; init; }
}

/// <summary>The code of an entry of one of some registers.</summary>
public sealed record SubjectField : Field
{
    /// <summary>Keys of the registers, in the order in which they are offered; never empty.</summary>
    public required ImmutableArray<string> Registers { get; init; }
}

/// <summary>Attached files; the answer is the ids of what was attached.</summary>
public sealed record FileField : Field
{
    /// <summary>The largest number that <see cref="MaxFiles"/> may be.</summary>
    public const int MostFiles = 20;

    /// <summary>The fewest that a whole answer has; more than 0 asks for files wherever the field is asked, or where <c>requiredIf</c> is true.</summary>
    public int MinFiles { get; init; }

    public int MaxFiles { get; init; } = 10;

    /// <summary>Of one file, 1–10.</summary>
    public int MaxMegabytes { get; init; } = 10;

    /// <summary>Some of jpg, png and pdf.</summary>
    public ImmutableArray<string> Accept { get; init; } = ["jpg", "png", "pdf"];
}
