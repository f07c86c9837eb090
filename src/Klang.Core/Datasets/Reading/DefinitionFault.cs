using Klang.Core.Common;

namespace Klang.Core.Datasets.Reading;

/// <summary>What is wrong in a definition file: file, 1-based line, and plain words.</summary>
public sealed record DefinitionFault(string File, int Line, LocalText Message)
{
    public override string ToString() => $"{File}:{Line}: {Message.Th}";
}
