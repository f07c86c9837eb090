using System.Text;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>A random source of its own for each thing generated, from the run's seed and the thing's name: the same seed gives the same data in any order and on any machine.</summary>
internal static class StableRandom
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static Random Of(int seed, string name)
    {
        var hash = Offset;
        unchecked
        {
            foreach (var b in Encoding.UTF8.GetBytes($"{Core.Common.PlainText.Plain(seed)}/{name}"))
            {
                hash = (hash ^ b) * Prime;
            }

            return new Random((int)(hash ^ (hash >> 32)));
        }
    }

    /// <summary>Baht in whole hundreds between two amounts.</summary>
    public static decimal Baht(this Random random, int low, int high) => random.Next(low / 100, (high / 100) + 1) * 100m;

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
