using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Rounds;

namespace Klang.Web.Tests.Figures;

/// <summary>A savings group's answers that break no rule: it begins with nothing; what was paid in is lent out or in the bank.</summary>
/// <param name="Members">All members, men and women.</param>
/// <param name="Satja">Baht saved.</param>
/// <param name="Loans">Baht lent, at most what was saved.</param>
/// <param name="Overdue">Baht overdue, at most what was lent.</param>
internal sealed record SavingsRow(int Members, decimal Satja, decimal Loans, decimal Overdue)
{
    public ImmutableDictionary<FieldKey, string?> Cells(DatasetDefinition definition, int round, int year)
    {
        var cells = definition.Fields.Where(f => f.Required && f.AskIf is null && !f.IsComputed && f.IsAskedIn(round, year))
            .ToImmutableDictionary(f => f.Key, string? (f) => f switch
            {
                NumberField => "0",
                DateField => new FiscalYear(year).Start.AddDays(20).ToString("dd/MM/", System.Globalization.CultureInfo.InvariantCulture) + (new FiscalYear(year).Start.Year + 543),
                ChoiceField choice => choice.Choices[0].Code,
                YesNoField => "0",
                _ => "ทดสอบ",
            });
        return cells.SetItems(Own().Select(c => KeyValuePair.Create(FieldKey.Parse(c.Key), (string?)c.Value)));
    }

    private Dictionary<string, string> Own() => new()
    {
        ["members_male"] = (Members / 2).ToString(),
        ["members_female"] = (Members - Members / 2).ToString(),
        ["committee_total"] = "5",
        ["committee_executive"] = "5",
        ["satja_balance"] = Text(Satja),
        ["satja_in_round"] = Text(Satja),
        ["loans_outstanding"] = Text(Loans),
        ["bank_deposits"] = Text(Satja - Loans),
        ["borrowers"] = Loans > 0 ? "1" : "0",
        ["loan_contracts"] = Loans > 0 ? "1" : "0",
        ["overdue_amount"] = Text(Overdue),
        ["overdue_borrowers"] = Overdue > 0 ? "1" : "0",
    };

    private static string Text(decimal value) => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
