using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Tests.Areas;

/// <summary>areas/*.csv by itself, and against the lists beside the project that it was not made from.</summary>
public sealed class ShippedRegistryTests
{
    private static readonly string[] Files = ["provinces", "districts", "subdistricts"];

    [Fact]
    public void Shipped_AllFiles_ReadWithoutAFaultAndPassTheSelfCheck()
    {
        var report = AreaRegistryCheck.Run([.. Shipped().Select(row => new AreaEntry(row.Code, row.NameTh))]);

        Assert.Empty(report.Problems);
        Assert.Equal((77, 928, 7436), (report.Counts[AreaLevel.Province], report.Counts[AreaLevel.District], report.Counts[AreaLevel.Subdistrict]));
    }

    [Fact]
    public void Shipped_EveryName_StandsAsTheFileWritesIt()
    {
        // Own takes words such as เขต off; no name of the registry may begin with one.
        foreach (var file in Files)
        {
            var written = Table(SharedData.InProject($"areas/{file}.csv"));
            Assert.All(written.Values, row => Assert.Equal(row["name_th"], AreaName.Own(row["name_th"], AreaCode.Parse(row["code"]).Level)));
        }
    }

    [Fact]
    public void Shipped_Columns_AreWholeAndWellFormed()
    {
        var rows = Shipped().ToLookup(row => row.Code.Level);

        Assert.All(rows.SelectMany(level => level), row => Assert.Matches(@"\A[A-Z][A-Za-z -]+\z", row.NameEn));
        Assert.All(rows[AreaLevel.Subdistrict], row => Assert.Matches(@"\A[1-9][0-9]{4}\z", row.PostalCode));
        Assert.All(rows[AreaLevel.Province], row => Assert.Matches(@"\A[ก-ฮ]{2}\z", row.AbbrTh));
        Assert.Equal(77, rows[AreaLevel.Province].Select(row => row.AbbrTh).Distinct().Count());
        Assert.Equal(6, rows[AreaLevel.Province].Select(row => row.RegionTh).Distinct().Count());
        Assert.All(rows[AreaLevel.District], row => Assert.Equal(row.Code.Digits.StartsWith("10") ? "เขต" : "อำเภอ", row.TypeTh));
        Assert.Equal(7256, rows[AreaLevel.Subdistrict].Count(row => !row.Code.Digits.StartsWith("10")));
    }

    [Theory]
    [InlineData("570412", "ศรีดอนไชย", "57230")]
    [InlineData("570413", "หนองแรด", "57230")]
    [InlineData("570308", "ศรีดอนชัย", "57140")]
    [InlineData("380101", "บึงกาฬ", "38000")]
    [InlineData("501805", "แม่หลอง", "50310")]
    public void Shipped_KnownTraps_AreRight(string code, string name, string postal)
    {
        var row = Shipped().Single(row => row.Code.Digits == code);

        Assert.Equal((name, postal), (row.NameTh, row.PostalCode));
    }

    [Theory]
    [InlineData("provinces", new[] { "name_th", "name_en", "abbr_th", "region_th" })]
    [InlineData("districts", new[] { "name_th", "type_th" })]
    [InlineData("subdistricts", new[] { "name_th", "postal_code" })]
    public void Shipped_AgainstTheOracle_HasTheSameCodesAndColumns(string file, string[] columns)
    {
        var oracle = Table(SharedData.File($"areas/{file}.csv"));
        var shipped = Table(SharedData.InProject($"areas/{file}.csv"));

        Assert.Equal(oracle.Keys, shipped.Keys);
        foreach (var column in columns)
        {
            Assert.Equal(oracle.Select(row => (row.Key, row.Value[column])), shipped.Select(row => (row.Key, row.Value[column])));
        }
    }

    [Theory]
    [InlineData("provinces", 0)]
    [InlineData("districts", 0)]
    [InlineData("subdistricts", 15)]
    public void Shipped_AgainstTheOracle_HasTheSameEnglishLetters(string file, int mayDiffer)
    {
        var oracle = Table(SharedData.File($"areas/{file}.csv"));
        var shipped = Table(SharedData.InProject($"areas/{file}.csv"));

        // Where words part is a matter of judgement, so only letters are compared.
        var differing = shipped.Where(row => AreaName.SearchKey(row.Value["name_en"]) != AreaName.SearchKey(oracle[row.Key]["name_en"]));

        Assert.InRange(differing.Count(), 0, mayDiffer);
    }

    [Fact]
    public void Read_VillagesOfTheWholeCountry_TakesEveryRow()
    {
        using var reader = new StreamReader(SharedData.File("areas/villages.csv"));
        var file = AreaFile.Read(reader, Shipped().Select(row => row.Code).ToHashSet());

        Assert.Empty(file.Faults);
        Assert.Equal(74_654, file.Rows.Count);
        Assert.All(file.Rows, row => Assert.Equal(AreaLevel.Village, row.Code.Level));
        Assert.Equal(1_753, file.Rows.Count(row => row.Code.IsWithin(AreaCode.Parse("57"))));
        Assert.Contains(file.Rows, row => row.NameTh == "จระเข้,หัวสะแก");
    }

    private static List<AreaFileRow> Shipped()
    {
        var rows = new List<AreaFileRow>();
        foreach (var path in Files)
        {
            using var reader = new StreamReader(SharedData.InProject($"areas/{path}.csv"));
            var file = AreaFile.Read(reader, rows.Select(row => row.Code).ToHashSet());
            Assert.Empty(file.Faults);
            rows.AddRange(file.Rows);
        }

        return rows;
    }

    private static SortedDictionary<string, Dictionary<string, string>> Table(string path)
    {
        using var reader = new StreamReader(path);
        var rows = Csv.Read(reader).ToList();
        var table = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            table.Add(row.Fields[0], rows[0].Fields.Zip(row.Fields).ToDictionary(cell => cell.First, cell => cell.Second));
        }

        return table;
    }
}
