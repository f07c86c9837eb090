using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Registers;

/// <summary>
/// A master list that datasets share. An entry's code is its area's code, a letter and a serial number (57010101S01), given
/// once: it stays when the area is renumbered.
/// </summary>
public sealed record RegisterDefinition
{
    public required string Key { get; init; }

    public required LocalText Name { get; init; }

    public required AreaLevel CodeArea { get; init; }

    public required string CodeLetter { get; init; }

    public required int CodeDigits { get; init; }

    /// <summary>The field that names an entry.</summary>
    public required FieldKey Title { get; init; }

    /// <summary>The field that places it.</summary>
    public required FieldKey Area { get; init; }

    public FieldKey? Status { get; init; }

    /// <summary>Codes of <see cref="Status"/> under which an entry owes records; empty means all.</summary>
    public ImmutableArray<string> Active { get; init; } = [];

    public ImmutableArray<Section> Sections { get; init; } = [];

    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>Child rows of an entry.</summary>
    public ImmutableArray<ListDefinition> Lists { get; init; } = [];

    /// <summary>Whether entries of other offices may be named by their code: a person may hold a post in a second district.</summary>
    public bool Shared { get; init; }

    public ImmutableArray<Rule> Rules { get; init; } = [];

    public string File { get; init; } = "";

    /// <summary>57010101 and 3 → 57010101S03.</summary>
    public string CodeOf(AreaCode area, int serial) =>
        area.Digits + CodeLetter + serial.Plain().PadLeft(CodeDigits, '0');
}
