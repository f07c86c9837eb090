using System.Globalization;

namespace Klang.Core.Common;

/// <summary>A value as text, free of any culture.</summary>
public static class PlainText
{
    public static string Plain<T>(this T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
