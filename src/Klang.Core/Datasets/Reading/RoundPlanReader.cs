using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads the <c>rounds:</c> part of a dataset.</summary>
internal sealed class RoundPlanReader(YamlMap map)
{
    public RoundPlan? Read()
    {
        var every = map.Text("every", required: true);
        RoundPlan? plan = every switch
        {
            "year" => Yearly(),
            "month" => Monthly(),
            _ => null,
        };
        if (plan is null)
        {
            map.Fault("rounds ต้องเป็น every: year ที่มี due หรือ every: month ที่มี dueDay", "'rounds' must be every: year with 'due', or every: month with 'dueDay'.");
            return null;
        }

        plan = plan with
        {
            OpensDaysBefore = map.Whole("opens") ?? (plan is MonthlyRounds ? 35 : 80),
            GraceDays = map.Whole("grace") ?? 7,
            LocksDaysAfter = map.Whole("locks") ?? 30,
            Announce = Announced(),
            Names = Texts("names"),
            Notes = Texts("notes"),
        };
        map.RefuseUnknown();
        foreach (var problem in RoundPlanCheck.Problems(plan))
        {
            map.Fault($"{problem.Where}: {problem.Message.Th}", $"{problem.Where}: {problem.Message.In("en")}");
        }

        return plan;
    }

    private YearlyRounds? Yearly()
    {
        var due = map.Texts("due").Select(t => DueDay.Parse(t) is { IsOk: true } day ? day.Value : (DueDay?)null).ToList();
        if (due.Count > 0 && due.All(d => d is not null))
        {
            return new YearlyRounds([.. due.OfType<DueDay>()]);
        }

        map.Fault("due ต้องเป็นรายการวันครบกำหนด เช่น [20 Dec, end Feb]", "'due' must list due days such as [20 Dec, end Feb].");
        return null;
    }

    private MonthlyRounds? Monthly() =>
        map.Whole("dueDay") is { } day and >= 1 and <= 28 ? new MonthlyRounds(day) : null;

    private Announce Announced()
    {
        var text = map.Text("announce", required: true);
        if (Word.TryRead<Announce>(text, out var announce))
        {
            return announce;
        }

        map.Fault("announce ต้องเป็น numbered, together, month หรือ monthly", "'announce' must be numbered, together, month or monthly.");
        return Announce.Together;
    }

    private ImmutableArray<LocalText> Texts(string key) => [.. map.Items(key).Select(map.LocalOf).OfType<LocalText>()];
}
