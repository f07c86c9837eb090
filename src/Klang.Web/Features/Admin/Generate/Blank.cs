using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data.Model;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>A record that waits for its answers.</summary>
/// <param name="Key">Code of what it is about.</param>
/// <param name="Entry">The register entry it is about; null where it is about an area or the office.</param>
/// <param name="Round">The round.</param>
/// <param name="AsOf">A day shortly before it is recorded, for which stocks are told.</param>
/// <param name="Around">What the sample knows of its district.</param>
internal sealed record Blank(string Key, Subject? Entry, Round Round, DateOnly AsOf, District Around)
{
    /// <summary>0 in the year the story begins.</summary>
    public int Years => Round.FiscalYear - Around.Story.Year;

    public FiscalYear Year => new(Round.FiscalYear);

    /// <summary>The same in every round: what does not change about it.</summary>
    public Random Nature => StableRandom.Of(Around.Seed, Key);

    /// <summary>Of this round only.</summary>
    public Random Luck => StableRandom.Of(Around.Seed, $"{Key}/{Round.Dataset}/{Round.FiscalYear.Plain()}/{Round.Number.Plain()}");

    /// <summary>A day of the calendar year in which the fiscal year ends.</summary>
    public string Day(int month, int day) => Typed.Day(new DateOnly(Year.CommonYearOf(month), month, day));
}

/// <summary>What a sample may know of the office that reports.</summary>
/// <param name="Seed">The run's.</param>
/// <param name="Story">The fiscal year in which the records begin.</param>
/// <param name="Places">Where its entries stand; null for a province.</param>
/// <param name="Subdistricts">Codes of all its subdistricts.</param>
/// <param name="Reported">What its funds last reported: capital by code.</param>
internal sealed record District(int Seed, FiscalYear Story, Places? Places, IReadOnlyList<string> Subdistricts, IReadOnlyDictionary<string, decimal> Reported);
