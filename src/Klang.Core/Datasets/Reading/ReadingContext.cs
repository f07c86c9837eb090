using Klang.Core.Common;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>One file being read and the faults found so far; reading goes on after a fault so that all are told at once.</summary>
internal sealed class ReadingContext(string file, List<DefinitionFault> faults)
{
    /// <summary>Longer texts are refused: they are read on a phone.</summary>
    public const int MaxText = 1200;

    public string File { get; } = file;

    /// <summary>Another file, whose faults are told together with those of this one.</summary>
    public ReadingContext Other(string path) => new(path, faults);

    public void Fault(YamlNode node, string th, string en) => Fault((int)node.Start.Line, th, en);

    public void Fault(int line, string th, string en) => faults.Add(new DefinitionFault(File, line, new LocalText(th, en)));

    /// <summary>The top node of <paramref name="text"/>, or null with a fault where the text is not YAML.</summary>
    public YamlNode? Root(string text)
    {
        if (DefinitionText.Fault(text) is var (line, said))
        {
            Fault(line, said.Th, said.In("en"));
            return null;
        }

        var parser = new BoundedParser(new Parser(new StringReader(text)));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            Fault(1, "ไฟล์ต้องมีเอกสาร YAML หนึ่งชุด", "The file must hold one YAML document.");
        }
        catch (DefinitionBoundException e)
        {
            Fault((int)e.Start.Line, e.Said.Th, e.Said.In("en"));
        }
        catch (YamlException e)
        {
            Fault((int)e.Start.Line, $"ไม่ใช่ YAML ที่ถูกต้อง: {e.Message}", $"Not valid YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws this, without a place, for a bracket that is never closed.
            Fault(
                (int)(parser.Current?.End.Line ?? 1),
                "ไม่ใช่ YAML ที่ถูกต้อง: ตรวจวงเล็บ [ ] { } และเครื่องหมายคำพูดตั้งแต่บรรทัดนี้ไป",
                "Not valid YAML: check brackets and quotes from this line on.");
        }

        return null;
    }

    /// <summary>Tells when there are more than may be; reading goes on with what there is.</summary>
    public void Bound(int line, string what, int count, int most)
    {
        if (count > most)
        {
            Fault(line, $"{what} มี {count.Plain()} รายการ ใช้ได้ไม่เกิน {most.Plain()}", $"'{what}' has {count.Plain()} items; it may have {most.Plain()}.");
        }
    }

    public YamlMap? Map(YamlNode? node)
    {
        if (node is YamlMappingNode map)
        {
            return new YamlMap(this, map);
        }

        if (node is not null)
        {
            Fault(node, "ตรงนี้ต้องเป็นชุดของ ชื่อ: ค่า", "This must be a mapping of names to values.");
        }

        return null;
    }
}
