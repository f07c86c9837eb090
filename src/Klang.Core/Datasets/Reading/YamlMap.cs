using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>A mapping node with typed access. Every fault names its line; <see cref="RefuseUnknown"/> catches misspelt settings.</summary>
internal sealed class YamlMap(ReadingContext context, YamlMappingNode node)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ReadingContext Context { get; } = context;

    public int Line => (int)node.Start.Line;

    public IEnumerable<(string Key, YamlNode Value)> Entries =>
        node.Children.Select(pair => ((pair.Key as YamlScalarNode)?.Value ?? "", pair.Value));

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public string? Text(string key, bool required = false)
    {
        var value = Node(key);
        if (value is YamlScalarNode { Value: { } text } && text.Length > 0)
        {
            return text;
        }

        if (value is not null and not YamlScalarNode)
        {
            Fault(value, $"“{key}” ต้องเป็นข้อความบรรทัดเดียว", $"'{key}' must be one plain value.");
        }
        else if (required)
        {
            Fault($"ขาด “{key}”", $"'{key}' is missing.");
        }

        return null;
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
        {
            Fault(Node(key)!, $"“{key}” ต้องเป็น true หรือ false", $"'{key}' must be true or false.");
        }

        return text == "true";
    }

    public int? Whole(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Fault(Node(key)!, $"“{key}” ต้องเป็นจำนวนเต็ม แต่เป็น “{text}”", $"'{key}' must be a whole number but is '{text}'.");
        return null;
    }

    public decimal? Number(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Fault(Node(key)!, $"“{key}” ต้องเป็นตัวเลข แต่เป็น “{text}”", $"'{key}' must be a number but is '{text}'.");
        return null;
    }

    /// <summary>The mapping behind a setting; null where there is none, with a fault where it is something else.</summary>
    public YamlMap? Inner(string key) => Context.Map(Node(key));

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<YamlMap> Maps(string key) => Items(key).Select(Context.Map).OfType<YamlMap>();

    /// <summary>A field key; null with a fault where it is none.</summary>
    public FieldKey? FieldKeyOf(string key, bool required = true)
    {
        var text = Text(key, required);
        if (text is null || FieldKey.TryParse(text, out _))
        {
            return text is null ? null : FieldKey.Parse(text);
        }

        Fault(Node(key)!, $"รหัสข้อมูล “{text}” ใช้ได้เฉพาะ a–z 0–9 และ _", $"The field key '{text}' may hold only a–z, 0–9 and _.");
        return null;
    }

    public LocalText? Local(string key, bool required = false)
    {
        var value = Node(key);
        if (value is null)
        {
            if (required)
            {
                Fault($"ขาด “{key}”", $"'{key}' is missing.");
            }

            return null;
        }

        return LocalOf(value);
    }

    public LocalText? LocalOf(YamlNode value)
    {
        if (value is YamlScalarNode { Value: { } plain })
        {
            return Checked(value, new LocalText(plain));
        }

        var map = Context.Map(value);
        var th = map?.Text("th", required: true);
        var text = th is null ? null : new LocalText(th, map!.Text("en"));
        return text is null ? null : Checked(value, text);
    }

    /// <summary>The items of a list; an absent list is empty.</summary>
    public IEnumerable<YamlNode> Items(string key)
    {
        var value = Node(key);
        if (value is YamlSequenceNode list)
        {
            return list.Children;
        }

        if (value is not null)
        {
            Fault(value, $"“{key}” ต้องเป็นรายการ", $"'{key}' must be a list.");
        }

        return [];
    }

    public ImmutableArray<string> Texts(string key) =>
        [.. Items(key).OfType<YamlScalarNode>().Select(n => n.Value ?? "")];

    /// <summary>A list of field keys; what cannot be one is a fault, so that nothing is left out in silence.</summary>
    public ImmutableArray<FieldKey> Keys(string key)
    {
        var keys = ImmutableArray.CreateBuilder<FieldKey>();
        foreach (var text in Texts(key))
        {
            if (FieldKey.TryParse(text, out var found))
            {
                keys.Add(found);
            }
            else
            {
                Fault(Node(key)!, $"{key}: “{text}” ไม่ใช่รหัสข้อมูล", $"{key}: '{text}' is not a field key.");
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>A text that was put together from this mapping; null with a fault where it may not be shown.</summary>
    public LocalText? Checked(LocalText text) => Checked(node, text);

    /// <param name="guide">Where the settings stand written.</param>
    public void RefuseUnknown(string guide = "docs/definition-format.md")
    {
        foreach (var (key, value) in Entries.Where(e => !_asked.Contains(e.Key)))
        {
            Fault(value, $"ไม่รู้จัก “{key}” ตรงนี้ ตรวจตัวสะกดกับ {guide}", $"'{key}' is not known here; check its spelling with {guide}.");
        }
    }

    public void Fault(string th, string en) => Context.Fault(node, th, en);

    public void Fault(YamlNode at, string th, string en) => Context.Fault(at, th, en);

    /// <summary>Markup would reach screens and workbooks; over-long labels break both.</summary>
    private LocalText? Checked(YamlNode at, LocalText text)
    {
        if (text.Th.Length > ReadingContext.MaxText || (text.En?.Length ?? 0) > ReadingContext.MaxText)
        {
            Fault(at, $"ข้อความยาวเกินไป ใช้ได้ไม่เกิน {ReadingContext.MaxText.Plain()} ตัวอักษร", $"The text is too long; it may have {ReadingContext.MaxText.Plain()} characters.");
            return null;
        }

        if (HasTag(text.Th) || HasTag(text.En))
        {
            Fault(at, "ข้อความต้องไม่มีแท็ก HTML", "The text must hold no HTML tags.");
            return null;
        }

        return text;
    }

    private static bool HasTag(string? text)
    {
        for (var at = text?.IndexOf('<', StringComparison.Ordinal) ?? -1; at >= 0 && at + 1 < text!.Length; at = text.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!')
            {
                return true;
            }
        }

        return false;
    }
}
