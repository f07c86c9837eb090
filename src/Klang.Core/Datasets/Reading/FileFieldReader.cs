using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads the settings of a field for files.</summary>
internal static class FileFieldReader
{
    private static readonly ImmutableArray<string> Kinds = ["jpg", "png", "pdf"];

    public static FileField Read(YamlMap map, FieldKey key, LocalText label)
    {
        var field = new FileField
        {
            Key = key,
            Label = label,
            MaxFiles = Bounded(map, "maxFiles", 10, 1, FileField.MostFiles),
            MaxMegabytes = Bounded(map, "maxMegabytes", 10, 1, 10),
            Accept = Accept(map),
        };
        return field with { MinFiles = Bounded(map, "minFiles", 0, 0, field.MaxFiles) };
    }

    private static int Bounded(YamlMap map, string key, int otherwise, int least, int most)
    {
        var value = map.Whole(key) ?? otherwise;
        if (value >= least && value <= most)
        {
            return value;
        }

        map.Fault(map.Node(key)!, $"{key} ต้องเป็น {least.Plain()} ถึง {most.Plain()}", $"'{key}' must be {least.Plain()} to {most.Plain()}.");
        return otherwise;
    }

    private static ImmutableArray<string> Accept(YamlMap map)
    {
        var accept = map.Texts("accept");
        if (accept.FirstOrDefault(kind => !Kinds.Contains(kind)) is { } unknown)
        {
            map.Fault(map.Node("accept")!, $"รับไฟล์ “{unknown}” ไม่ได้ ใช้ได้เฉพาะ jpg, png และ pdf", $"Files of '{unknown}' are not taken; only jpg, png and pdf.");
        }

        return accept.IsEmpty ? Kinds : accept;
    }
}
