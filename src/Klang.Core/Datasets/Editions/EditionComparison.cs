using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Datasets.Editions;

/// <summary>Holds one published edition against the definition of the same key.</summary>
internal sealed class EditionComparison(Edition published, DatasetDefinition now, List<DefinitionFault> refused, List<DefinitionFault> doubtful)
{
    public void Compare()
    {
        var made = EditionMaker.Of(now);
        if (published.Subject != made.Subject)
        {
            Refuse(1, EditionFaults.Changed("subject", published.Subject, made.Subject, dataset: true));
        }

        if (published.Rounds != made.Rounds)
        {
            Doubt(1, EditionFaults.RoundsChanged(published.Rounds, made.Rounds));
        }

        Contents();
        Fields(published.Fields, now.Fields, "", 1);
        foreach (var list in published.Lists)
        {
            if (now.Lists.FirstOrDefault(l => l.Key.Name == list.Key) is { } there)
            {
                Fields(list.Fields, there.Fields, list.Key + ".", there.Line);
            }
            else
            {
                Refuse(1, EditionFaults.ListGone(list.Key));
            }
        }
    }

    /// <summary>Told where the dataset names the questionnaire or the standards.</summary>
    private void Contents()
    {
        foreach (var (name, said) in VersionedContent.Changed(published.Contents.ToDictionary(c => c.Name, c => c.Sha256, StringComparer.Ordinal), VersionedContent.Of(now)))
        {
            Refuse(now.Questionnaires.FirstOrDefault(q => name.StartsWith(q.Key.Name + "/", StringComparison.Ordinal))?.Line ?? now.Standards?.Line ?? 1, said);
        }
    }

    private void Fields(ImmutableArray<EditionField> before, ImmutableArray<Field> after, string prefix, int line)
    {
        foreach (var old in before)
        {
            if (after.FirstOrDefault(f => f.Key.Name == old.Key) is { } field)
            {
                Field(prefix + old.Key, old, EditionMaker.Field(field), field);
                line = field.Line;
            }
            else if (old.Until is null)
            {
                // Told where it stood: at the field that it followed.
                Refuse(line, EditionFaults.FieldGone(prefix + old.Key, old.LabelTh));
            }
        }
    }

    private void Field(string name, EditionField old, EditionField made, Field field)
    {
        Same(name, "type", old.Type, made.Type, field.Line);
        Same(name, "unit", old.Unit, made.Unit, field.Line);
        Same(name, "kind", old.Kind, made.Kind, field.Line);
        if (made.Decimals < old.Decimals)
        {
            Refuse(field.Line, EditionFaults.FewerDecimals(name, old.Decimals.Value, made.Decimals.Value));
        }

        foreach (var code in old.Choices.Except(made.Choices, StringComparer.Ordinal))
        {
            Refuse(field.Line, EditionFaults.ChoiceGone(name, code));
        }

        if (!Wording.IsAlike(new LocalText(old.LabelTh, old.LabelEn), field.Label))
        {
            Doubt(field.Line, EditionFaults.Renamed(name, old.LabelTh, field.Label.Th));
        }
    }

    private void Same(string name, string setting, string? old, string? made, int line)
    {
        if (old != made)
        {
            Refuse(line, EditionFaults.Changed($"{name}: {setting}", old ?? "–", made ?? "–", dataset: false));
        }
    }

    private void Refuse(int line, LocalText said) => refused.Add(new DefinitionFault(now.File, line, said));

    private void Doubt(int line, LocalText said) => doubtful.Add(new DefinitionFault(now.File, line, said));
}
