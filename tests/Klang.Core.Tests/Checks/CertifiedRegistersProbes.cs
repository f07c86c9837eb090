using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Registers;

namespace Klang.Core.Tests.Checks;

/// <summary>Dataset 3 counts the registers: rules 3.6 and indicators 3.7.</summary>
public sealed class CertifiedRegistersProbes
{
    private static CompiledDefinition Dataset => Given.Dataset("leaders-groups-networks");

    /// <summary>Two subdistricts: the first has a man and a woman who lead and four volunteers in a village, the second one man.</summary>
    private static Village District
    {
        get
        {
            var people = new Village
            {
                Everybody = [.. Enumerable.Range(1, 5).Select(n => Entries.Person(n, n is 2 or 4 ? "f" : "m"))],
                Areas = ["570101", "570102", "57010101", "57010102", "57010201"],
            };
            var posts = Enumerable.Range(1, 4).Select(n => Entries.PostOf(n, "ach", "57010101"))
                .Concat([Entries.PostOf(1, "leader_ach", "570101"), Entries.PostOf(2, "leader_ach", "570101"), Entries.PostOf(5, "leader_ach", "570102"), Entries.PostOf(3, "wdc_p", "57", "position_in_body: chair")]);
            return people with { Everybody = [.. people.Everybody, .. posts.Select((p, i) => Entries.Standing(people, $"L{i}", p))] };
        }
    }

    [Theory(DisplayName = "Dataset 3: counts are computed from the registers")]
    [InlineData("5701", "leader_ach_male", 2)]
    [InlineData("5701", "leader_ach_female", 1)]
    [InlineData("5701", "subdistricts_with_pair", 1)]
    [InlineData("5701", "leader_ach_vacancies", 1)]
    [InlineData("5701", "ach_total", 4)]
    [InlineData("5701", "villages_with_four_ach", 1)]
    [InlineData("5701", "villages_total", 3)]
    [InlineData("5701", "persons_total", 5)]
    [InlineData("5701", "leaders_total", 7)]
    [InlineData("57", "leaders_total", 1)]
    [InlineData("57", "leader_ach_total", 0)]
    [InlineData("57", "persons_total", 0)]
    public void Counts_ComeFromTheRegisters(string unit, string field, int count) =>
        Assert.Equal(count, Dataset.Computed(Facts(unit, [])).Answers.Value(FieldKey.Parse(field)).Number);

    [Theory(DisplayName = "L1 at certification: a vacancy has its reason")]
    [InlineData("", new[] { "vacancies_explained" })]
    [InlineData("570102 f", new string[0])]
    [InlineData("570102 m", new[] { "vacancy_is_vacant" })]
    [InlineData("570102 f|570101 f", new[] { "vacancies_explained", "vacancy_is_vacant" })]
    public void Vacancies_AreExplained(string rows, string[] errors) =>
        Assert.Equal(errors, Dataset.Issues(Facts("5701", rows.Split('|', StringSplitOptions.RemoveEmptyEntries))).Rules(Severity.Error).Where(r => r.StartsWith("vacanc", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory(DisplayName = "R-year: active ผู้นำ อช. change of more than 40 per cent in a non-turnover year is a warning")]
    [InlineData(2571, "6", true)]
    [InlineData(2571, "5", false)]
    [InlineData(2570, "6", false)]
    [InlineData(2572, "2", true)]
    public void LargeChange_OutsideTurnoverYears_IsAWarning(int year, string before, bool warned)
    {
        var last = Answers.Empty.With(FieldKey.Parse("leader_ach_total"), AnswerParser.Parse(Dataset.Definition.Field(FieldKey.Parse("leader_ach_total"))!, before).Answer);

        Assert.Equal(warned, Dataset.Issues(Facts("5701", []) with { FiscalYear = year, Previous = last }).Rules(Severity.Warning).Contains("leaders_change"));
    }

    [Fact(DisplayName = "L3: villages with fewer than four volunteers are a warning")]
    public void Villages_WithFewVolunteers_AreAWarning() =>
        Assert.Contains("four_ach_everywhere", Dataset.Issues(Facts("5701", [])).Rules(Severity.Warning));

    private static RecordFacts Facts(string unit, string[] vacancies)
    {
        var list = Dataset.Definition.Lists[0];
        var rows = vacancies.Select(v => v.Split(' ')).Select(v => Given.Typed(list.Fields, $"vacant_subdistrict: {v[0]}; vacant_post: {v[1]}; vacancy_cause: no_candidate"));
        return new RecordFacts(Answers.Empty.WithList(list.Key, [.. rows])) { Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 9, 20), UnitArea = unit, SelfCode = unit, SelfArea = unit, Around = District };
    }
}
