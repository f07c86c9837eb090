using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>A round beside its definition, as it stands on a day.</summary>
public sealed record RoundView(Round Round, CompiledDefinition Dataset, DateOnly Today)
{
    public DatasetDefinition Definition => Dataset.Definition;

    public RoundDates Dates => Round.Dates();

    public RoundPhase Phase => Round.PhaseOn(Today);

    /// <summary>Days until the last day in time: 0 on the day itself, negative when overdue.</summary>
    public int DaysLeft => Round.DaysLeft(Today);

    public bool TakesData => Round.TakesData(Today);
}
