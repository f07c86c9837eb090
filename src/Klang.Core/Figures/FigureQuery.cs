using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Rounds;

namespace Klang.Core.Figures;

/// <summary>Which figures: a round of a dataset, inside an area, by the areas of a level, over reports of a status.</summary>
public sealed record FigureQuery
{
    public required CompiledDefinition Dataset { get; init; }

    public required RoundId Round { get; init; }

    /// <summary>The fiscal year up to and with <see cref="Round"/>, each field rolled up by its kind, instead of that round alone.</summary>
    public bool WholeYear { get; init; }

    public AreaCode Within { get; init; }

    /// <summary>Province to village; at or below the level of <see cref="Within"/>. The country asks for the total alone.</summary>
    public required AreaLevel By { get; init; }

    public FigureStatus Status { get; init; }

    /// <summary>By the areas of this day; neither this nor <see cref="KnownAt"/>: by the areas as they were written.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>By the areas as they were known at this moment (UTC), of <see cref="AsOf"/> or today.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>Whether records are carried onto the areas of a day.</summary>
    public bool IsRegrouped => AsOf is not null || KnownAt is not null;

    /// <summary>How addresses name the time: 2570/1, or 2570/year.</summary>
    public string Period => WholeYear ? Round.Year + "/" + FigurePeriods.Year : Round.WithoutDataset;
}

/// <summary>Words for time in addresses.</summary>
public static class FigurePeriods
{
    /// <summary>A whole fiscal year, in place of a round's number.</summary>
    public const string Year = "year";
}
