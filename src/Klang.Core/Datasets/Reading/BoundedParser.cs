using Klang.Core.Common;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Klang.Core.Datasets.Reading;

/// <summary>
/// Lets YAML through while it stays within bounds: the tree behind it is built by recursion, and a few lines of aliases can stand
/// for a billion values.
/// </summary>
internal sealed class BoundedParser(IParser parser) : IParser
{
    private int _nodes;
    private int _depth;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="DefinitionBoundException">A bound is passed.</exception>
    public bool MoveNext()
    {
        var more = parser.MoveNext();
        if (more && parser.Current is { } now)
        {
            Count(now);
        }

        return more;
    }

    private void Count(ParsingEvent now)
    {
        _depth += now.NestingIncrease;
        _nodes += now is NodeEvent ? 1 : 0;
        if (now is AnchorAlias || now is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new DefinitionBoundException(now, new("ใช้ & และ * (anchor) ไม่ได้ ให้เขียนซ้ำ หรือใช้ไฟล์ใน choices/", "Anchors (& and *) may not be used; write it again, or use a file in choices/."));
        }

        // The stream and the document are nested too.
        if (_depth > DefinitionLimits.Depth + 2)
        {
            throw new DefinitionBoundException(now, new($"ซ้อนกันลึกเกิน {DefinitionLimits.Depth.Plain()} ชั้น", $"This is nested more than {DefinitionLimits.Depth.Plain()} deep."));
        }

        if (_nodes > DefinitionLimits.Nodes)
        {
            throw new DefinitionBoundException(now, new($"ไฟล์มีค่ามากกว่า {DefinitionLimits.Nodes.Plain()} ค่า", $"The file holds more than {DefinitionLimits.Nodes.Plain()} values."));
        }
    }
}

/// <summary>A file is beyond a bound; caught where it is read.</summary>
internal sealed class DefinitionBoundException(ParsingEvent at, LocalText said) : YamlException(at.Start, at.End, said.In("en"))
{
    public LocalText Said { get; } = said;
}
