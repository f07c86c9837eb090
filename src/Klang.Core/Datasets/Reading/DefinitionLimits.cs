namespace Klang.Core.Datasets.Reading;

/// <summary>How large a definition may be: several times the largest that ships, and far below what could hurt a server.</summary>
public static class DefinitionLimits
{
    /// <summary>Of a file.</summary>
    public const int Bytes = 1_000_000;

    /// <summary>Values, lists and mappings of a file.</summary>
    public const int Nodes = 50_000;

    /// <summary>Lists and mappings inside each other.</summary>
    public const int Depth = 12;

    /// <summary>Of a dataset or register, and of one of its lists.</summary>
    public const int Fields = 400;

    /// <summary>Of a dataset or register, those made from kinds apart.</summary>
    public const int Rules = 400;

    public const int Indicators = 200;

    public const int Lists = 30;

    public const int Sections = 60;

    /// <summary>Of one field or choice file.</summary>
    public const int Choices = 2_000;
}
