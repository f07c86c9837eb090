using System.Collections.Immutable;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>Everything the definition files say, read and compiled once: datasets in their circular's order, and registers.</summary>
public sealed record Catalogue
{
    public required ImmutableArray<CompiledDefinition> Datasets { get; init; }

    public required ImmutableArray<CompiledRegister> Registers { get; init; }

    public required ImmutableArray<Bureau> Bureaus { get; init; }

    public CompiledDefinition? Find(string key) => Datasets.FirstOrDefault(d => d.Definition.Key == key);

    /// <summary>The dataset of a key that must be good; an unknown one is a bug and throws.</summary>
    public CompiledDefinition this[string key] => Find(key) ?? throw new KeyNotFoundException($"No dataset '{key}'.");

    public CompiledRegister? Register(string? key) => Registers.FirstOrDefault(r => r.Definition.Key == key);
}
