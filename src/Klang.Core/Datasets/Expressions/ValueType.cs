// System.ValueType is in scope everywhere through the implicit usings; in Core the bare word means this one.
global using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Datasets.Expressions;

/// <summary>What an expression, or a value inside one, is. A field's missing answer has no type of its own.</summary>
public enum ValueType
{
    /// <summary>An exact decimal number; whole numbers, money, percents and Buddhist years too.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A text, or the one code of a choice.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Several choice codes, in no order.</summary>
    Codes,
}
