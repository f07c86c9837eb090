using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Letters;

/// <summary>Makes a letter of its wording, its values and its table.</summary>
public static class LetterComposer
{
    /// <param name="parts">The wording, with merge fields.</param>
    /// <param name="values">By field.</param>
    /// <param name="date">The letter's own date.</param>
    /// <param name="table">For the annex; without one the annex's parts are left out.</param>
    public static LetterText Compose(LetterParts parts, IReadOnlyDictionary<string, string> values, DateOnly date, LetterTable? table)
    {
        string Fill(LetterPart part) => ThaiDigits.ToThai(LetterMerge.Fill(parts[part], values));
        ImmutableArray<string> Lines(LetterPart part) => LetterParts.Lines(Fill(part));
        return new LetterText
        {
            Number = Fill(LetterPart.Number),
            Address = Lines(LetterPart.Address),
            Date = ThaiDigits.ToThai(BuddhistDate.Long(date)),
            Subject = Fill(LetterPart.Subject),
            To = Fill(LetterPart.To),
            References = Lines(LetterPart.References),
            Enclosures = Lines(LetterPart.Enclosures),
            Paragraphs = [.. Lines(LetterPart.Cause), .. Lines(LetterPart.Purpose)],
            Items = [.. Lines(LetterPart.Items).Select(Numbered)],
            Closing = Lines(LetterPart.Closing),
            Valediction = Fill(LetterPart.Valediction),
            Signature = Lines(LetterPart.Signature),
            Owner = Lines(LetterPart.Owner),
            Copies = Lines(LetterPart.Copies),
            Annex = table is null ? null : new LetterAnnex(Fill(LetterPart.AnnexTitle), table.Map(ThaiDigits.ToThai), Lines(LetterPart.AnnexNotes)),
        };
    }

    private static string Numbered(string item, int at) => ThaiDigits.ToThai((at + 1).ToString(CultureInfo.InvariantCulture)) + ". " + item;
}
