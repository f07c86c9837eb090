using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Kinds;
using Klang.Core.Registers;

namespace Klang.Core.Datasets.Reading;

/// <summary>The one door from definition files to a <see cref="Catalogue"/>.</summary>
public static class CatalogueReader
{
    /// <summary>
    /// Reads and compiles every file. With any fault there is no catalogue: the server does not start on half a definition.
    /// </summary>
    /// <returns>The catalogue, or null and the faults ordered by file and line.</returns>
    public static (Catalogue? Catalogue, ImmutableArray<DefinitionFault> Faults) Read(IReadOnlyList<DefinitionFile> files)
    {
        var faults = new List<DefinitionFault>();
        var shared = SharedDefinitions.Read(files, faults);
        var registers = Of(files, DefinitionFileKind.Register)
            .Select(f => new RegisterReader(shared).Read(new ReadingContext(f.Path, faults), f.Text))
            .OfType<RegisterDefinition>().ToImmutableArray();
        var datasets = Of(files, DefinitionFileKind.Dataset)
            .Select(f => new DatasetReader(shared).Read(new ReadingContext(f.Path, faults), f.Text))
            .OfType<DatasetDefinition>().OrderBy(d => d.Number).ToImmutableArray();
        Together(datasets, registers, faults);
        Misplaced(datasets, registers, faults);
        faults.AddRange(datasets.SelectMany(FieldSense.Of));
        faults.AddRange(registers.SelectMany(r => FieldSense.Of(r.File, r.Fields.Concat(r.Lists.SelectMany(l => l.Fields)), int.MaxValue)));
        faults.AddRange(datasets.SelectMany(KindFaults.Of));
        datasets = [.. datasets.Select(d => d with { Fields = [.. d.Fields, .. ConditionFields.Of(d)], Rules = [.. d.Rules, .. KindRules.Of(d)] })];
        var scope = DefinitionScope.Of(registers, datasets);
        var compiled = datasets.Select(d => CompiledDefinition.Compile(d, registers.FirstOrDefault(r => r.Key == d.Register), scope, faults)).ToImmutableArray();
        var forms = registers.Select(r => CompiledRegister.Compile(r, scope, faults)).ToImmutableArray();
        var ordered = faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ToImmutableArray();
        return ordered.IsEmpty
            ? (new Catalogue { Datasets = compiled, Registers = forms, Bureaus = shared.Bureaus }, ordered)
            : (null, ordered);
    }

    private static DefinitionFault NoRegister(string file, int line, string register) =>
        new(file, line, new($"ไม่มีทะเบียน “{register}” ใน registers/", $"registers/ holds no register '{register}'."));

    private static IEnumerable<DefinitionFile> Of(IReadOnlyList<DefinitionFile> files, DefinitionFileKind kind) =>
        files.Where(f => f.Kind == kind).OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Fields that are kept in a way of their own, which not every place has.</summary>
    private static void Misplaced(ImmutableArray<DatasetDefinition> datasets, ImmutableArray<RegisterDefinition> registers, List<DefinitionFault> faults)
    {
        var rows = registers.SelectMany(r => r.Lists.SelectMany(l => l.Fields).Select(f => (r.File, Field: f)));
        var inDatasets = datasets.SelectMany(d => d.Fields.Concat(d.Lists.SelectMany(l => l.Fields)).Select(f => (d.File, Field: f)));
        foreach (var (file, field) in inDatasets.Concat(rows).Where(f => f.Field is NationalIdField))
        {
            faults.Add(new DefinitionFault(file, field.Line, new(
                $"“{field.Key}”: เลขประจำตัวประชาชนอยู่ได้เฉพาะในข้อมูลของทะเบียน ให้อ้างถึงบุคคลด้วยข้อมูลชนิด subject",
                $"'{field.Key}': a national id belongs among a register's own fields only; name the person by a field of type subject.")));
        }

        foreach (var (file, field) in registers.SelectMany(r => r.Fields.Select(f => (r.File, Field: f))).Concat(rows).Where(f => f.Field is FileField))
        {
            faults.Add(new DefinitionFault(file, field.Line, new(
                $"“{field.Key}”: ไฟล์แนบอยู่ได้เฉพาะในชุดข้อมูล ไม่อยู่ในทะเบียน", $"'{field.Key}': files belong to a dataset's records, not in a register.")));
        }
    }

    private static void Together(ImmutableArray<DatasetDefinition> datasets, ImmutableArray<RegisterDefinition> registers, List<DefinitionFault> faults)
    {
        foreach (var twice in datasets.GroupBy(d => d.Key, StringComparer.Ordinal).Concat(datasets.GroupBy(d => "number " + d.Number.Plain(), StringComparer.Ordinal)).Where(g => g.Count() > 1))
        {
            faults.Add(new DefinitionFault(twice.Last().File, 1, new($"“{twice.Key}” ซ้ำกับ {twice.First().File}", $"'{twice.Key}' stands in {twice.First().File} too.")));
        }

        // A code alone says which register it belongs to.
        foreach (var twice in registers.GroupBy(r => r.CodeLetter, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add(new DefinitionFault(twice.Last().File, 1, new($"อักษรของรหัส “{twice.Key}” ซ้ำกับ {twice.First().File}", $"The code letter '{twice.Key}' is that of {twice.First().File} too.")));
        }

        foreach (var lost in datasets.Where(d => d.Register is not null && registers.All(r => r.Key != d.Register)))
        {
            faults.Add(NoRegister(lost.File, 1, lost.Register!));
        }

        faults.AddRange(datasets.SelectMany(d => d.Certifies.Where(key => registers.All(r => r.Key != key)).Select(key => NoRegister(d.File, 1, key))));
        faults.AddRange(datasets.Where(d => d.Subject is RegisterSubject { ActiveDuringYear: true } && registers.FirstOrDefault(r => r.Key == d.Register) is { Term: null }).Select(d =>
            new DefinitionFault(d.File, 1, new($"activeDuring: ทะเบียน “{d.Register}” ไม่มี term", $"activeDuring: the register '{d.Register}' has no term."))));
        var fields = datasets.SelectMany(d => d.Fields.Concat(d.Lists.SelectMany(l => l.Fields)).Select(f => (d.File, Field: f)))
            .Concat(registers.SelectMany(r => r.Fields.Select(f => (r.File, Field: f))));
        foreach (var (file, field) in fields)
        {
            var named = field is SubjectField subject ? subject.Registers : [];
            faults.AddRange(named.Where(name => registers.All(r => r.Key != name)).Select(name => NoRegister(file, field.Line, name)));
        }
    }
}
