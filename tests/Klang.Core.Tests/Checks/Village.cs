using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Surroundings written out by hand.</summary>
internal sealed record Village : ISurroundings
{
    public ImmutableArray<EntryFacts> Everybody { get; init; } = [];

    public ImmutableDictionary<(string Dataset, string Subject), Answers> Elsewhere { get; init; } = ImmutableDictionary<(string, string), Answers>.Empty;

    public ImmutableArray<(string Subject, Answers Answers)>? Records { get; init; }

    public ImmutableDictionary<(string Dataset, string Code), ImmutableArray<string>> Lists { get; init; } = ImmutableDictionary<(string, string), ImmutableArray<string>>.Empty;

    public ImmutableArray<string> Areas { get; init; } = [];

    public EntryFacts? Find(string code) => Everybody.FirstOrDefault(e => e.Code == code);

    public ImmutableArray<EntryFacts>? Entries(string register) => [.. Everybody.Where(e => e.Register == register)];

    public Answers? Other(string dataset, string subject) => Elsewhere.GetValueOrDefault((dataset, subject));

    public ImmutableArray<string>? Listings(string dataset, string code) => Lists.GetValueOrDefault((dataset, code), []);

    public int? CountAreas(AreaLevel level, string area) => Areas.Count(a => a.StartsWith(area, StringComparison.Ordinal) && AreaCode.Parse(a).Level == level);
}
