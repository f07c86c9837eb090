using BenchmarkDotNet.Attributes;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;
using Klang.Web.Hosting;

namespace Klang.Bench;

/// <summary>The pure parts that every save pays for.</summary>
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private readonly Catalogue _catalogue = ShippedFiles.Catalogue();
    private readonly IReadOnlyList<DefinitionFile> _files = ShippedFiles.DefinitionFiles(ShippedFiles.Folder("datasets"));
    private RecordChecker _checker = null!;
    private RecordFacts _facts = null!;
    private string _json = "";

    [GlobalSetup]
    public void Furnish()
    {
        var dataset = _catalogue["savings-group"];
        _checker = new RecordChecker(dataset);
        var answers = dataset.Definition.Fields.OfType<NumberField>().Where(f => !f.IsComputed)
            .Aggregate(Answers.Empty, (a, f) => a.With(f.Key, AnswerParser.Parse(f, "1,200").Answer));
        _facts = new RecordFacts(answers) { Previous = answers, Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2026, 12, 20) };
        _facts = _facts with { Answers = _checker.Compute(_facts) };
        _json = AnswersJson.Write(_facts.Answers);
    }

    [Benchmark(Description = "Compute and check one record of dataset 6")]
    public int Check() => _checker.Check(_facts with { Answers = _checker.Compute(_facts) }).Length;

    [Benchmark(Description = "Read and write its JSON")]
    public int Json() => AnswersJson.Write(AnswersJson.Read(_json)).Length;

    [Benchmark(Description = "Read and compile all definitions")]
    public int Definitions() => CatalogueReader.Read(_files).Faults.Length;
}
