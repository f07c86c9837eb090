using System.Globalization;
using Klang.Core.Areas;

namespace Klang.Core.Cases;

/// <summary>A code to work with until the official one is known: the highest free number of the area above, counted down from 99.</summary>
public static class ProvisionalCode
{
    /// <param name="parent">The area it lies in.</param>
    /// <param name="taken">Codes that some area bears or bore.</param>
    /// <returns>Null where every number is taken.</returns>
    public static AreaCode? Next(AreaCode parent, IReadOnlySet<AreaCode> taken)
    {
        for (var number = 99; number > 0; number--)
        {
            var code = AreaCode.Parse(parent.Digits + number.ToString("00", CultureInfo.InvariantCulture));
            if (!taken.Contains(code))
            {
                return code;
            }
        }

        return null;
    }
}
