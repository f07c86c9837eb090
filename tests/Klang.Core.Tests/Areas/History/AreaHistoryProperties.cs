using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Areas.History;

namespace Klang.Core.Tests.Areas.History;

/// <summary>Whatever is decided, in whatever order of days, the registry stays one that can be.</summary>
public sealed class AreaHistoryProperties
{
    private static readonly DateOnly First = new(2010, 1, 1);

    private static readonly ImmutableArray<AreaCode> Codes =
        [.. from p in new[] { "11", "12" } from d in new[] { "", "01", "02" } from t in new[] { "", "01", "02", "03" } from v in new[] { "", "01", "02" }
            let code = p + d + (d.Length > 0 ? t : "") + (d.Length > 0 && t.Length > 0 ? v : "")
            orderby code.Length, code
            group code by code into same
            select AreaCode.Parse(same.Key)];

    private static readonly Gen<AreaCode> AnyCode = Gen.Int[0, Codes.Length - 1].Select(at => Codes[at]);

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 9].Select(year => First.AddYears(year));

    private static readonly Gen<string> AnyName = Gen.Int[0, 3].Select(at => new[] { "ก", "ข", "ค", "ง" }[at]);

    private static readonly Gen<AreaStep> AnyStep = Gen.Frequency(
        (3, Gen.Select(AnyCode, AnyName, AnyCode, (c, n, from) => (AreaStep)new CreateArea(c, n, null, null, null, from.Level == c.Level && from != c ? [from] : []))),
        (2, Gen.Select(AnyCode, AnyName, (c, n) => (AreaStep)new RenameArea(c, n, null))),
        (4, Gen.Select(AnyCode, AnyCode, (c, to) => (AreaStep)new RecodeArea(c, c.Level == to.Level ? to : c.Parent == AreaCode.Country ? c : to))),
        (1, AnyCode.Select(c => (AreaStep)new UpgradeArea(c, "กิ่งอำเภอ"))),
        (3, Gen.Select(AnyCode, AnyCode, (c, to) => (AreaStep)new AbolishArea(c, c.Level == to.Level && c != to ? [to] : []))),
        (1, Gen.Select(AnyCode, AnyName, (c, n) => (AreaStep)new CorrectArea(c, n, null, null, null))),
        (1, Gen.Select(AnyCode, AnyCode, (c, to) => (AreaStep)new CorrectArea(c, null, null, c.Level == to.Level ? to : null, null))));

    /// <summary>An area becomes two, and what lay in it goes to the first.</summary>
    private static readonly Gen<ImmutableArray<AreaStep>> Split = Gen.Select(AnyCode, AnyCode, AnyCode, (c, one, two) => ImmutableArray.Create<AreaStep>(
        new AbolishArea(c, [one, two]), new CreateArea(one, "หนึ่ง", null, null, null, [c]), new CreateArea(two, "สอง", null, null, null, [c])));

    private static readonly Gen<AreaDecision> AnyDecision = Gen.Select(
        AnyDay, Gen.Frequency((4, AnyStep.Array[1, 3].Select(s => s.ToImmutableArray())), (1, Split)), (day, steps) => new AreaDecision("ก", "ก", day, steps));

    [Fact]
    public void Apply_AnyDecisions_CodesStayUniqueAndNobodyIsOrphaned() => AnyDecision.Array[1, 25].Sample(
        decisions =>
        {
            var registry = Start();
            foreach (var decision in decisions)
            {
                Try(registry, decision);
            }

            AssertSound(registry);
        },
        iter: 3_000);

    [Fact]
    public void Apply_AnyDecisions_AreTakenNowAndThen()
    {
        // The property above would hold of a registry that refuses everything.
        var taken = new System.Collections.Concurrent.ConcurrentDictionary<Type, int>();
        AnyDecision.Array[5, 25].Sample(
            decisions =>
            {
                var registry = Start();
                foreach (var decision in decisions.Where(d => Try(registry, d)))
                {
                    foreach (var step in decision.Steps)
                    {
                        taken.AddOrUpdate(step.GetType(), 1, (_, n) => n + 1);
                    }
                }
            },
            iter: 1_000);
        Assert.All([typeof(CreateArea), typeof(RenameArea), typeof(RecodeArea), typeof(UpgradeArea), typeof(AbolishArea), typeof(CorrectArea)],
            step => Assert.True(taken.GetValueOrDefault(step) > 20, step.Name + " was hardly ever taken."));
    }

    [Fact]
    public void Carry_AnyValuesToAnyDayAndBack_KeepsTheirTotal() => Gen.Select(AnyDecision.Array[0, 20], Gen.Int[0, 1_000].Array[1, 40], AnyDay, AnyDay).Sample(
        (decisions, values, written, onto) =>
        {
            var registry = Start();
            foreach (var decision in decisions)
            {
                Try(registry, decision);
            }

            var areas = registry.Periods.Where(p => p.Covers(written)).OrderBy(p => p.Code).ToList();
            var reported = areas.Zip(values).ToDictionary(a => a.First.Code, a => a.Second);
            foreach (var level in new[] { AreaLevel.Country, AreaLevel.Province, AreaLevel.District, AreaLevel.Subdistrict, AreaLevel.Village })
            {
                var there = Carry(registry.Carrier(onto), reported, written, level);
                var back = Carry(registry.Carrier(written), there, onto, level);
                Assert.Equal((reported.Values.Sum(), reported.Values.Sum()), (there.Values.Sum(), back.Values.Sum()));
                Assert.All(there.Keys.Where(c => c != AreaCode.Country), code => Assert.NotNull(registry.On(code.Digits, onto)));
            }
        },
        iter: 2_000);

    [Fact]
    public void Carry_NewCodesOneToOne_ComesBackAsItWent() => Gen.Select(Gen.Int[0, 1_000].Array[1, 40], AnyDay).Sample((values, day) =>
    {
        var registry = Start();
        registry.Apply(PaperRegistry.Decide(day, new RecodeArea(AreaCode.Parse("1102"), AreaCode.Parse("1209")), new RecodeArea(AreaCode.Parse("1201"), AreaCode.Parse("1102"))));
        var reported = registry.Periods.Where(p => p.Covers(day.AddDays(-1)) && p.Code.Level == AreaLevel.Subdistrict).OrderBy(p => p.Code).Zip(values).ToDictionary(a => a.First.Code, a => a.Second);

        var there = Carry(registry.Carrier(day), reported, day.AddDays(-1), AreaLevel.Subdistrict);
        Assert.Equal(reported, Carry(registry.Carrier(day.AddDays(-1)), there, day, AreaLevel.Subdistrict));
    });

    private static PaperRegistry Start() => PaperRegistry.Of(Codes.Where(c => c.Level == AreaLevel.Province || c.Digits.EndsWith("01", StringComparison.Ordinal) || (c.Level == AreaLevel.District && c.Digits == "1102")).Select(c => c.Digits + " เดิม"));

    private static bool Try(PaperRegistry registry, AreaDecision decision)
    {
        var outcome = AreaRules.Apply(registry.Periods, decision, PaperRegistry.Today);
        if (outcome.IsOk)
        {
            registry.Take(outcome.Value);
        }

        return outcome.IsOk;
    }

    /// <summary>Asked day by day, not as the rules ask it.</summary>
    private static void AssertSound(PaperRegistry registry)
    {
        var days = registry.Periods.SelectMany(p => new[] { p.From, p.To }).OfType<DateOnly>().SelectMany(d => new[] { d.AddDays(-1), d }).Append(First.AddYears(-50)).Append(PaperRegistry.Today).Distinct();
        foreach (var day in days)
        {
            var inForce = registry.Periods.Where(p => p.Covers(day)).ToList();
            var byArea = inForce.ToDictionary(p => p.AreaId);
            Assert.Equal(inForce.Count, inForce.Select(p => p.Code).Distinct().Count());
            Assert.All(inForce, p => Assert.Equal(p.Code.Parent, p.ParentId is { } parent ? byArea[parent].Code : AreaCode.Country));
        }
    }

    private static Dictionary<AreaCode, int> Carry(AreaCarrier carrier, Dictionary<AreaCode, int> values, DateOnly written, AreaLevel level) =>
        values.GroupBy(v => carrier.Place(v.Key, written, level)).ToDictionary(g => g.Key, g => g.Sum(v => v.Value));
}
