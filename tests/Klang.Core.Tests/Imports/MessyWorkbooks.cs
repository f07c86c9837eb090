using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;

namespace Klang.Core.Tests.Imports;

/// <summary>
/// Makes workbooks as district offices keep them, each from a number: title rows, heads of two rows with merged cells, shuffled
/// columns, running numbers, subdistricts merged over their groups, subtotals, notes below, slips of the finger, Thai digits, years of
/// both eras, numbers as text, a subject or a column twice, sheets alike. It knows what every cell truly says.
/// </summary>
public sealed class MessyWorkbooks
{
    private static readonly string[] Names =
    [
        "สันโค้ง", "ป่าแดด", "ร่องขุ่น", "แม่กรณ์", "ดอยฮาง", "หนองบัว", "เวียงชัย", "ทุ่งทราย", "น้ำลัด", "สันติสุข", "ใหม่พัฒนา", "ป่าอ้อ", "แม่ปูคา", "ศรีทรายมูล", "ห้วยพลู",
        "ดงมะดะ", "โป่งฟูเฟือง", "เด่นห้า", "รวมใจ", "หัวฝาย", "ฝั่งหมิ่น", "กลางเวียง", "บ่อน้ำพุ", "ขัวแคร่", "ท่าสาย", "น้ำตกพัฒนา", "ต้นง้าว", "แม่ข้าวต้ม", "สมานมิตร", "ผางาม",
    ];

    private static readonly string[] Subdistricts = ["เวียง", "บ้านดู่", "ริมกก", "แม่ยาว"];

    private readonly CompiledDefinition _dataset;
    private readonly ImmutableArray<ImportTarget> _targets;

    public MessyWorkbooks()
    {
        _dataset = Datasets.Reading.ShippedDefinitions.Catalogue["savings-group"];
        _targets = ImportTargets.Of(_dataset, 1, 2570);
        Subjects = [.. Names.Select((name, i) => new SubjectFact($"5701{1 + (i % 4):D2}{1 + (i / 4):D2}S01", $"กลุ่มออมทรัพย์เพื่อการผลิตบ้าน{name}")
        {
            Village = "บ้าน" + name,
            Subdistrict = Subdistricts[i % 4],
            District = "เมืองเชียงราย",
            Moo = 1 + (i / 4),
        })];
    }

    public CompiledDefinition Dataset => _dataset;

    public ImmutableArray<ImportTarget> Targets => _targets;

    public IReadOnlyList<SubjectFact> Subjects { get; }

    public MessyBook Make(int seed) => new Maker(this, new Random(seed), seed).Make();

    private sealed class Maker(MessyWorkbooks world, Random random, int seed)
    {
        private readonly List<SheetRow> _rows = [];
        private readonly List<MergedRange> _merges = [];
        private readonly List<MessyTruth> _truth = [];
        private readonly MessyTexts _texts = new(random);
        private string _sheet = "Sheet1";

        public MessyBook Make()
        {
            _sheet = random.Next(2) == 0 ? "Sheet1" : "ข้อมูล";
            var fields = world.Targets.Where(t => t is { Role: TargetRole.Cell, Field: IntegerField or MoneyField or DateField or PercentField or DecimalField } && !t.Field.IsComputed).ToArray();
            random.Shuffle(fields);
            var columns = Columns(fields[..Math.Min(fields.Length, random.Next(8, 26))]);
            Head(columns);
            Body(columns);
            Foot();
            var sheets = new List<SheetSample> { new(_sheet, _rows, _merges, _rows.Count) };
            var ambiguous = seed % 50 == 7;
            if (ambiguous)
            {
                sheets.Add(new(_sheet + " (2)", _rows, _merges, _rows.Count));
            }

            if (random.Next(4) == 0)
            {
                sheets.Insert(0, new("คำชี้แจง", [Row(1, _texts.Of("คำชี้แจงการกรอกข้อมูล")), Row(2, _texts.Of("กรอกข้อมูลให้ครบทุกช่อง")), Row(4, _texts.Of("ส่งภายในวันที่ 20"), _texts.Of("โทร 0-5317-7350"))], [], 3));
            }

            return new MessyBook(seed, sheets, _truth) { IsAmbiguous = ambiguous };
        }

        private List<(string Key, string Section, ImportTarget? Target)> Columns(ImportTarget[] fields)
        {
            var ordered = random.Next(3) == 0 ? fields : [.. fields.OrderBy(f => world.Targets.IndexOf(f))];
            var about = new List<(string, string, ImportTarget?)> { ("#name", "", null) };
            if (random.Next(3) == 0)
            {
                about.Insert(0, ("#code", "", null));
            }

            if (random.Next(2) == 0)
            {
                about.Add(("#subdistrict", "", null));
            }

            if (random.Next(2) == 0)
            {
                about.Insert(0, ("#no", "", null));
            }

            if (random.Next(3) == 0)
            {
                about.Add(("#moo", "", null));
            }

            var sections = world.Dataset.Definition.Sections;
            var all = about.Concat(ordered.Select(f => (f.Key, sections.First(s => s.Key == f.Field!.Section).Label.Th, (ImportTarget?)f))).ToList();
            if (random.Next(2) == 0)
            {
                all.Add(("#note", "", null));
            }

            if (seed % 25 == 3)
            {
                all.Add(all.First(c => c.Item3 is not null));
            }

            return all;
        }

        private void Head(List<(string Key, string Section, ImportTarget? Target)> columns)
        {
            var number = 1;
            foreach (var title in _texts.Titles())
            {
                _merges.Add(new MergedRange(number, 0, number, columns.Count - 1));
                _rows.Add(Row(number++, _texts.Of(title)));
            }

            number += random.Next(2);
            var two = random.Next(3) == 0;
            if (two)
            {
                Sections(number++, columns);
            }

            _rows.Add(Row(number++, [.. columns.Select((c, i) => two && c.Section.Length == 0 ? SheetCell.Empty : _texts.Of(Heading(c)))]));
            if (random.Next(5) == 0)
            {
                _rows.Add(Row(number, [.. columns.Select((_, i) => new SheetCell($"({i + 1})", CellNature.Text))]));
            }
        }

        private void Sections(int number, List<(string Key, string Section, ImportTarget? Target)> columns)
        {
            var cells = new SheetCell[columns.Count];
            for (var at = 0; at < columns.Count;)
            {
                var end = at;
                while (columns[at].Section.Length > 0 && end + 1 < columns.Count && columns[end + 1].Section == columns[at].Section)
                {
                    end++;
                }

                cells[at] = _texts.Of(columns[at].Section.Length > 0 ? columns[at].Section : Heading(columns[at]));
                if (columns[at].Section.Length == 0)
                {
                    _merges.Add(new MergedRange(number, at, number + 1, at));
                }
                else if (end > at)
                {
                    _merges.Add(new MergedRange(number, at, number, end));
                }

                at = end + 1;
            }

            _rows.Add(Row(number, cells));
        }

        private string Heading((string Key, string Section, ImportTarget? Target) column) => column.Key switch
        {
            "#name" => _texts.Any("ชื่อกลุ่ม", "กลุ่ม", "รายชื่อกลุ่มออมทรัพย์", "ชื่อกลุ่มออมทรัพย์เพื่อการผลิต"),
            "#code" => _texts.Any("รหัส", "รหัสกลุ่ม"),
            "#no" => _texts.Any("ที่", "ลำดับ", "ลำดับที่", "No."),
            "#moo" => _texts.Any("หมู่ที่", "หมู่", "ม."),
            "#subdistrict" => _texts.Any("ตำบล", "ต."),
            "#note" => "หมายเหตุ",
            _ => _texts.Heading(column.Target!.Field!),
        };

        private void Body(List<(string Key, string Section, ImportTarget? Target)> columns)
        {
            var subjects = world.Subjects.OrderBy(s => s.Subdistrict, StringComparer.Ordinal).Where(_ => random.Next(5) > 0).ToList();
            var (number, running, twice) = (_rows[^1].Number + 1, 1, seed % 20 == 5);
            foreach (var group in subjects.GroupBy(s => s.Subdistrict))
            {
                var first = number;
                foreach (var subject in twice && group.Key == Subdistricts[0] ? group.Append(group.First()) : group)
                {
                    Data(number++, running++, subject, columns, isFirst: number - 1 == first, isAgain: twice && subject == group.First() && number - 1 != first);
                }

                if (columns.FindIndex(c => c.Key == "#subdistrict") is >= 0 and var at && number - 1 > first)
                {
                    _merges.Add(new MergedRange(first, at, number - 1, at));
                }

                if (random.Next(3) == 0)
                {
                    Sum(number++, columns, _texts.Any("รวม", "รวมตำบล" + group.Key, "รวม ต." + group.Key, "ยอดรวม"));
                }

                number += random.Next(6) == 0 ? 1 : 0;
            }

            Sum(number, columns, _texts.Any("รวมทั้งสิ้น", "รวมทั้งหมด", "ผลรวม"));
        }

        private void Data(int number, int running, SubjectFact subject, List<(string Key, string Section, ImportTarget? Target)> columns, bool isFirst, bool isAgain)
        {
            var cells = new SheetCell[columns.Count];
            for (var i = 0; i < columns.Count; i++)
            {
                cells[i] = columns[i].Key switch
                {
                    "#name" => _texts.Of(_texts.Name(subject)),
                    "#code" => _texts.Of(subject.Key),
                    "#no" => new(running.ToString(CultureInfo.InvariantCulture), CellNature.Number),
                    "#moo" => new(subject.Moo!.Value.ToString(CultureInfo.InvariantCulture), CellNature.Number),
                    "#subdistrict" => isFirst ? _texts.Of(subject.Subdistrict) : SheetCell.Empty,
                    "#note" => random.Next(10) == 0 ? _texts.Of("รอยืนยัน") : SheetCell.Empty,
                    _ => Value(number, i, subject, columns[i].Target!, isAgain),
                };
            }

            _rows.Add(Row(number, cells));
        }

        private SheetCell Value(int number, int column, SubjectFact subject, ImportTarget target, bool isAgain)
        {
            var (cell, answer, garbage) = _texts.Value(target.Field!);
            if (!cell.IsEmpty)
            {
                _truth.Add(new MessyTruth(_sheet, number, column, subject.Key, target.Key, isAgain ? null : answer, garbage || isAgain));
            }

            return cell;
        }

        private void Sum(int number, List<(string Key, string Section, ImportTarget? Target)> columns, string words) =>
            _rows.Add(Row(number, [.. columns.Select((c, i) => c.Key == "#name" ? _texts.Of(words) : c.Target?.Field is NumberField ? new SheetCell(random.Next(1000, 99999).ToString(CultureInfo.InvariantCulture), CellNature.Number) : SheetCell.Empty)]));

        private void Foot()
        {
            var number = _rows[^1].Number + 2;
            foreach (var words in new[] { "หมายเหตุ ข้อมูล ณ วันที่รายงาน", "ลงชื่อ ........................ ผู้รายงาน" }.Take(random.Next(3)))
            {
                _rows.Add(Row(number++, _texts.Of(words)));
            }
        }

        private static SheetRow Row(int number, params SheetCell[] cells) => new(number, cells);
    }
}
