namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>
/// A random expression in three forms: standard writing, every bracket written, and C# over nullable values (whose own rules
/// for null are the three-valued ones) to compare with.
/// </summary>
/// <param name="Level">How tightly its outermost operator binds: 0 or, 1 and, 2 not, 3 comparison, 4 sum, 5 product, 6 minus, 7 none.</param>
internal sealed record Tree<T>(string Standard, string Bracketed, int Level, Func<IReadOnlyDictionary<string, decimal?>, T?> Direct)
    where T : struct
{
    public string AtLeast(int level) => Level < level ? $"({Standard})" : Standard;

    public override string ToString() => Standard;
}
