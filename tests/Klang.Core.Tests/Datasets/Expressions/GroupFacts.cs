using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>A savings group's record, as the rules of that dataset see it.</summary>
internal static class GroupFacts
{
    public static Facts New() => new Facts()
        .With("members_male", Value.Of(40))
        .With("members_female", Value.Of(60))
        .With("members_total", Value.Of(100))
        .With("members_new", Value.Of(7))
        .With("members_left", Value.Of(2))
        .With("previous.members_total", Value.Of(95))
        .With("total_assets", Value.Of(1_250_000.50m))
        .With("total_liab_equity", Value.Of(1_249_000m))
        .With("group_status", Value.Of("A"))
        .With("note", Value.Of("กลุ่ม 'ดี'"))
        .With("has_rules", Value.Of(true))
        .With("founded_on", Value.Of(new DateOnly(2019, 1, 31)))
        .With("round.dueOn", Value.Of(new DateOnly(2019, 3, 20)))
        .With("round.number", Value.Of(2))
        .WithYear("round.fiscalYear", 2562)
        .With("welfare_kinds", Value.Of(["1", "3"]))
        .Known("unknown_number", ValueType.Number)
        .Known("unknown_yes", ValueType.Boolean)
        .Known("unknown_text", ValueType.Text)
        .Known("unknown_date", ValueType.Date)
        .Known("unknown_codes", ValueType.Codes)
        .Column("activities", ValueType.Text, Value.Of("row"), Value.Of("row"), Value.Of("row"))
        .Column("activities.capital", ValueType.Number, Value.Of(1000.25m), Value.Missing, Value.Of(500m))
        .Column("activities.opened_on", ValueType.Date, Value.Of(new DateOnly(2018, 5, 1)), Value.Of(new DateOnly(2017, 5, 1)), Value.Missing)
        .Column("activities.type", ValueType.Text, Value.Of("1"), Value.Of("2"), Value.Missing)
        .Column("loans", ValueType.Text)
        .Column("loans.amount", ValueType.Number);
}
