using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>Acceptance probes of dataset 2 (datasets-1-5.md §2.6), and its results held against the standards of type and year.</summary>
public sealed class CommunityStandardsProbes
{
    private static readonly string[] Compulsory = ["L62-01", "L62-03", "L62-04", "L62-07"];
    private static readonly string[] Chosen = ["L62-02", "L62-05"];

    private static CompiledDefinition Shipped => Given.Dataset("community-standards");

    [Theory(DisplayName = "§2.6: a group with 8 months' activity is rejected")]
    [InlineData("0.6", true)]
    [InlineData("0.7", true)]
    [InlineData("1.0", false)]
    public void Group_ActiveLessThanAYear_IsRejected(string years, bool refused) =>
        Assert.Equal(refused, Shipped.Issues(Facts(Shipped, $"active_years: {years}", "group", 1, 2562)).Any(i => i is { Rule: "active_one_year", Severity: Severity.Error }));

    [Fact(DisplayName = "§2.6: a certificate dated 29 พ.ย. of the next fiscal year is accepted")]
    public void Certificate_InTheNextFiscalYear_IsAccepted() =>
        Assert.DoesNotContain(Shipped.Issues(Facts(Shipped, "certificate_date: 29 พ.ย. 2562", "leader", 2, 2562)), i => i.At.Any(at => at.Field.Name == "certificate_date"));

    [Fact(DisplayName = "§2.6: a catalogue version change does not alter old results")]
    public void NewEdition_LeavesOldResultsAsTheyWere()
    {
        var before = Certified(Shipped, 2562, [.. Compulsory, .. Chosen]);
        var (text, since) = (ShippedDefinitions.Files.Single(f => f.Path == "standards/leader-2562.yaml").Text, "since: 2562");
        var next = text.Replace("leader_2562", "leader_2566", StringComparison.Ordinal).Replace("L62-", "L66-", StringComparison.Ordinal)
            .Replace(since, "since: 2566", StringComparison.Ordinal).Replace("total: 6", "total: 8", StringComparison.Ordinal);
        var (catalogue, faults) = CatalogueReader.Read(
        [
            .. ShippedDefinitions.Files.Where(f => f.Path != "standards/leader-2562.yaml"),
            new DefinitionFile("standards/leader-2562.yaml", text.Replace(since, "since: 2562\nuntil: 2565", StringComparison.Ordinal)),
            new DefinitionFile("standards/leader-2566.yaml", next),
        ]);
        Assert.Empty(faults);
        var changed = catalogue!["community-standards"];

        var after = Certified(changed, 2562, [.. Compulsory, .. Chosen]);
        Assert.Equal(Shipped.Computed(before).Answers, changed.Computed(after).Answers);
        Assert.Equal(Shipped.Issues(before).Select(i => (i.Rule, i.Message)), changed.Issues(after).Select(i => (i.Rule, i.Message)));
        Assert.Equal("leader_2562", Edition(changed, 2565));
        Assert.Equal("leader_2566", Edition(changed, 2566));
    }

    [Fact]
    public void Certified_WithEveryResult_HasNoIssueOfTheStandards() =>
        Assert.DoesNotContain(Shipped.Issues(Certified(Shipped, 2562, [.. Compulsory, .. Chosen])), i => i.At.Any(at => at.Field.Name is "indicator_results" or "chosen_indicators" or "indicator_code"));

    [Fact]
    public void Result_Missing_IsNamed()
    {
        var issues = Shipped.Issues(Certified(Shipped, 2562, [.. Compulsory, "L62-02"]));

        Assert.Contains("L62-05", Assert.Single(issues, i => i.Rule == "leader_2562_social_results").Message.Th, StringComparison.Ordinal);
        Assert.DoesNotContain(issues, i => i.Rule == "leader_2562_self_results");
    }

    [Fact]
    public void Result_Twice_OrNotChosen_OrOfAnotherType_IsAnError()
    {
        Assert.Contains(Shipped.Issues(Certified(Shipped, 2562, [.. Compulsory, .. Chosen, "L62-02"])), i => i.Rule == "row_twice");
        Assert.Contains(Shipped.Issues(Certified(Shipped, 2562, [.. Compulsory, .. Chosen, "L62-08"])), i => i.Rule == "standards_chosen");
        Assert.Contains(Shipped.Issues(Certified(Shipped, 2562, [.. Compulsory, .. Chosen, "G62-01"])), i => i.Rule == "other_group");
    }

    [Theory]
    [InlineData("", "leader_2562_pass", Severity.Error)]
    [InlineData("committee_override: ใช่; committee_reason: มติครั้งที่ 2", "leader_2562_overruled", Severity.Warning)]
    public void Certified_AgainstThePassRule_IsAnErrorOrTheCommitteesReason(string said, string rule, Severity severity)
    {
        var facts = Certified(Shipped, 2562, [.. Compulsory, .. Chosen], failed: "L62-07");
        var issues = Shipped.Issues(facts with { Answers = Given.With(facts.Answers, Shipped.Definition.Fields, said) });

        Assert.Equal((rule, severity), issues.Where(i => i.At.Any(at => at.Field.Name == "indicator_results")).Select(i => (i.Rule, i.Severity)).Single());
    }

    [Fact]
    public void Counts_ComeFromTheRows()
    {
        var computed = Shipped.Computed(Certified(Shipped, 2562, [.. Compulsory, .. Chosen], failed: "L62-05")).Answers;

        Assert.Equal((6m, 5m), (computed.Value(FieldKey.Parse("assessed_indicator_count")).Number, computed.Value(FieldKey.Parse("passed_indicator_count")).Number));
    }

    [Fact]
    public void Form_OffersExactlyTheIndicatorsOfTheEdition()
    {
        var facts = Shipped.Computed(Certified(Shipped, 2562, []));
        var list = Shipped.Definition.Lists.Single();
        var offered = (ChoiceField)new OfferedChoices(Shipped).Of(list, list.Fields.Single(f => f.Key.Name == "indicator_code"), Answers.Empty, facts);
        var chosen = (MultiField)new OfferedChoices(Shipped).Of(Shipped.Definition.Field(FieldKey.Parse("chosen_indicators"))!, facts);

        Assert.Equal(["L62-01", "L62-02", "L62-03", "L62-04", "L62-05", "L62-06", "L62-07", "L62-08"], offered.Choices.Select(c => c.Code));
        Assert.Equal(["L62-02", "L62-05", "L62-06", "L62-08"], chosen.Choices.Select(c => c.Code));
    }

    [Fact]
    public void Year_WithoutAnEdition_IsTold() =>
        Assert.Contains(Shipped.Issues(Facts(Shipped, "", "leader", 1, 2561)), i => i is { Rule: "standards_known", Severity: Severity.Error });

    private static string Edition(CompiledDefinition dataset, int year) =>
        dataset.Computed(Facts(dataset, "", "leader", 2, year)).Answers.Value(FieldKey.Parse("standard_edition")).Text;

    private static RecordFacts Certified(CompiledDefinition dataset, int year, ImmutableArray<string> results, string failed = "")
    {
        var list = dataset.Definition.Lists.Single();
        var facts = Facts(dataset, $"certification_result: certified; chosen_indicators: {string.Join(',', Chosen)}", "leader", 2, year);
        return facts with { Answers = facts.Answers.WithList(list.Key, [.. results.Select(code => Given.Typed(list.Fields, $"indicator_code: {code}; passed: {(code == failed ? "ไม่ผ่าน" : "ผ่าน")}"))]) };
    }

    private static RecordFacts Facts(CompiledDefinition dataset, string typed, string type, int round, int year) => new(Given.Typed(dataset.Definition.Fields, typed))
    {
        Subject = Given.Subject(Given.Typed(ShippedDefinitions.Catalogue.Register("community-standard-applicant")!.Definition.Fields, $"applicant_type: {type}")),
        Round = round,
        FiscalYear = year,
        DueOn = new DateOnly(year - 543, round == 1 ? 3 : 9, 30),
    };
}
