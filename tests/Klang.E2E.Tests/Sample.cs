namespace Klang.E2E.Tests;

/// <summary>A part of a sample: an entry of a register to make, or a record to fill, with what is typed into which field.</summary>
/// <param name="Of">The register's key, or the record's subject; empty: the first record.</param>
internal sealed record SamplePart(bool IsEntry, string Of, IReadOnlyList<(string Field, string Text)> Typed)
{
    /// <summary>All records that are left say what the last one said.</summary>
    public bool IsOthers { get; init; }
}

/// <summary>
/// A realistic round of one dataset, as an officer would type it: <c>Samples/07-poverty-fund.txt</c>. Lines before the first
/// part say who, which round and on which day; <c>[entry register]</c> makes an entry, <c>[record code]</c> fills a record,
/// <c>[others]</c> the rest like the last.
/// </summary>
internal sealed record Sample(string Dataset, IReadOnlyDictionary<string, string> Head, IReadOnlyList<SamplePart> Parts)
{
    public string User => Head["user"];

    public string Unit => Head["unit"];

    public int Round => int.Parse(Head["round"], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day on which it is recorded.</summary>
    public string Today => Head["today"];

    public static Sample Read(string dataset)
    {
        var file = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), $"*-{dataset}.txt").Single();
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new List<SamplePart>();
        foreach (var line in File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                var words = line.Trim('[', ']').Split(' ', 2);
                parts.Add(new SamplePart(words[0] == "entry", words.ElementAtOrDefault(1) ?? "", new List<(string, string)>()) { IsOthers = words[0] == "others" });
                continue;
            }

            var (key, text) = line.Split(':', 2, StringSplitOptions.TrimEntries) is [var k, var t] ? (k, t) : throw new InvalidDataException(line);
            if (parts.Count == 0)
            {
                head[key] = text;
            }
            else
            {
                ((List<(string, string)>)parts[^1].Typed).Add((key, text));
            }
        }

        return new Sample(dataset, head, parts);
    }
}
