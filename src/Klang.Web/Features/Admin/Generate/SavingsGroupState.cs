namespace Klang.Web.Features.Admin.Generate;

/// <summary>
/// A plausible savings group and how it moves from one round to the next. Magnitudes follow the dictionary: one group of the
/// order of 150 members and 1.7 million baht, a few ten times that. Invented, and said to be so.
/// </summary>
internal sealed class SavingsGroupState
{
    private readonly Random _random;

    public SavingsGroupState(Random random)
    {
        _random = random;
        var large = random.Chance(0.06) ? 6 : 1;
        (Male, Female) = (random.Next(20, 90) * large, random.Next(30, 140) * large);
        Satja = (Male + Female) * random.Baht(2_000, 14_000);
        Special = random.Chance(0.3) ? random.Baht(5_000, 200_000) : 0;
        Deposit = random.Chance(0.25) ? random.Baht(5_000, 150_000) : 0;
        Reserve = decimal.Round(Satja * 0.08m, 2);
        Welfare = decimal.Round(Satja * 0.02m, 2);
        Borrowed = random.Chance(0.12) ? random.Baht(50_000, 300_000) : 0;
        Business = random.Chance(0.15) ? random.Baht(20_000, 200_000) : 0;
        Cash = random.Baht(1_000, 30_000);
        OtherAssets = random.Chance(0.2) ? random.Baht(5_000, 80_000) : 0;
        Loans = decimal.Round((Liabilities - Business - Cash - OtherAssets) * (0.6m + (0.3m * (decimal)random.NextDouble())), 2);
        OverdueShare = (decimal)(random.Chance(0.07) ? 0.3 + (0.2 * random.NextDouble()) : 0.08 * random.NextDouble());
        (DisbursedYtd, RepaidYtd) = (decimal.Round(Loans * 0.6m, 2), decimal.Round(Loans * 0.5m, 2));
        (IncomeYtd, ExpenseYtd) = (decimal.Round(Loans * 0.06m, 2), decimal.Round(Loans * 0.015m, 2));
        (WelfarePeople, WelfarePaid) = random.Chance(0.6) ? (random.Next(3, 30), random.Baht(3_000, 40_000)) : (0, 0);
    }

    public int Male { get; private set; }

    public int Female { get; private set; }

    public int New { get; private set; }

    public int Left { get; private set; }

    public decimal Satja { get; private set; }

    public decimal SatjaIn { get; private set; } = 1_000;

    public decimal SatjaOut { get; private set; }

    public decimal Special { get; }

    public decimal Deposit { get; }

    public decimal Reserve { get; }

    public decimal Welfare { get; }

    public decimal Borrowed { get; }

    public decimal Retained { get; private set; }

    public decimal Business { get; }

    public decimal Cash { get; private set; }

    public decimal OtherAssets { get; }

    public decimal Loans { get; private set; }

    public decimal OverdueShare { get; }

    public decimal DisbursedYtd { get; private set; }

    public decimal RepaidYtd { get; private set; }

    public decimal IncomeYtd { get; private set; }

    public decimal ExpenseYtd { get; private set; }

    public int WelfarePeople { get; private set; }

    public decimal WelfarePaid { get; private set; }

    public int Members => Male + Female;

    public decimal Liabilities => Satja + Special + Deposit + Reserve + Welfare + Borrowed + Retained;

    /// <summary>What the rest of the sheet leaves in the bank.</summary>
    public decimal Bank => Liabilities - Cash - Loans - Business - OtherAssets;

    public decimal Overdue => decimal.Round(Loans * OverdueShare, 2);

    public int Borrowers => Math.Max(1, Members * 4 / 10);

    /// <summary>Three months later, in a new fiscal year.</summary>
    public void NextYearsFirstRound()
    {
        (New, Left) = (_random.Next(0, 6), _random.Next(0, 4));
        (Male, Female) = (Male + (New / 2) - (Left / 2), Female + New - (New / 2) - (Left - (Left / 2)));
        (SatjaIn, SatjaOut) = (Members * 300m, _random.Baht(0, 30_000));
        Satja += SatjaIn - SatjaOut;
        DisbursedYtd = decimal.Round(Loans * 0.12m, 2);
        RepaidYtd = decimal.Round(Loans * (0.10m + (0.03m * (decimal)_random.NextDouble())), 2);
        Loans += DisbursedYtd - RepaidYtd;
        (IncomeYtd, ExpenseYtd) = (decimal.Round(IncomeYtd * 1.25m, 2), decimal.Round(ExpenseYtd * 1.25m, 2));
        Retained += 500;
        (WelfarePeople, WelfarePaid) = _random.Chance(0.4) ? (_random.Next(1, 8), _random.Baht(1_000, 10_000)) : (0, 0);
        Cash = _random.Baht(1_000, 30_000);
    }
}
