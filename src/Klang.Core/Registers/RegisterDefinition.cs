using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

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

    /// <summary>The fields that name an entry, joined by a space.</summary>
    public required ImmutableArray<FieldKey> Title { get; init; }

    /// <summary>The field that places it.</summary>
    public required FieldKey Area { get; init; }

    public FieldKey? Status { get; init; }

    /// <summary>Codes of <see cref="Status"/> under which an entry owes records; empty means all.</summary>
    public ImmutableArray<string> Active { get; init; } = [];

    /// <summary>The choice that says which kind of entry it is; lists are narrowed by it.</summary>
    public FieldKey? Kind { get; init; }

    /// <summary>The field that says since when the status is what it is; of an entry that ended, the day it ended.</summary>
    public FieldKey? StatusDay { get; init; }

    /// <summary>The field that says why.</summary>
    public FieldKey? StatusReason { get; init; }

    /// <summary>The choices of <see cref="Status"/> that end an entry; none where entries never end.</summary>
    public ImmutableArray<Choice> EndingChoices => Status is { } status && Fields.FirstOrDefault(f => f.Key == status) is ChoiceField choice ? [.. choice.Choices.Where(c => !Active.Contains(c.Code))] : [];

    /// <summary>The field that takes the day an entry ended.</summary>
    public FieldKey? EndedOn => StatusDay ?? Term?.Ended;

    /// <summary>Set where entries last from a day to a day.</summary>
    public RegisterTerm? Term { get; init; }

    /// <summary>What becomes of entries that name this one.</summary>
    public ImmutableArray<EntryConsequence> Ends { get; init; } = [];

    public ImmutableArray<Section> Sections { get; init; } = [];

    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>Child rows of an entry.</summary>
    public ImmutableArray<ListDefinition> Lists { get; init; } = [];

    /// <summary>Whether entries of other offices may be named by their code: a person may hold a post in a second district.</summary>
    public bool Shared { get; init; }

    public ImmutableArray<Rule> Rules { get; init; } = [];

    public string File { get; init; } = "";

    /// <summary>The name of an entry that says this.</summary>
    public string NameOf(Answers answers) => string.Join(' ', Title.Select(key => answers.Value(key)).Where(v => !v.IsMissing).Select(v => v.Text));

    /// <summary>Whether an entry that says this owes records.</summary>
    public bool IsActive(Answers answers) =>
        Status is not { } status || Active.IsEmpty || (answers.Value(status) is { IsMissing: false } code && Active.Contains(code.Text));

    /// <summary>What an active entry says once its last day has passed; itself while it has not.</summary>
    public Answers Expire(Answers answers, DateOnly today) =>
        Status is { } status && Term is { Expired: { } expired } term && IsActive(answers) && term.HasPassed(answers, today)
            ? answers.With(status, new Answered(Value.Of(expired)))
            : answers;

    /// <summary>57010101 and 3 → 57010101S03.</summary>
    public string CodeOf(AreaCode area, int serial) =>
        area.Digits + CodeLetter + serial.Plain().PadLeft(CodeDigits, '0');
}
