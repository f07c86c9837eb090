using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>The last round of a year past of Songkhla's sixteen districts, taken up again, and the department's own file about them.</summary>
internal sealed class Songkhla
{
    private const string Dataset = "otop-sales";

    private Songkhla(KlangServer server, int year, SortedDictionary<string, string> districts) => (Server, Year, Districts) = (server, year, districts);

    public KlangServer Server { get; }

    public int Year { get; }

    /// <summary>Names by unit.</summary>
    public SortedDictionary<string, string> Districts { get; }

    /// <summary>What each unit owes.</summary>
    public SortedDictionary<string, Guid> Submissions { get; } = new(StringComparer.Ordinal);

    public string Id => $"{Dataset}/{Year}/12";

    /// <param name="server">Where.</param>
    /// <param name="year">Which.</param>
    /// <param name="province">Whether the province's office reports too.</param>
    public static async Task<Songkhla> OpenAsync(KlangServer server, int year, bool province = false)
    {
        var districts = await server.WithAsync(s => s.GetRequiredService<KlangDb>().AreaVersions.Where(v => v.Level == AreaLevel.District && v.Code.StartsWith("90") && v.ValidTo == null && v.SupersededAt == null).ToDictionaryAsync(v => v.Code, v => v.NameTh));
        Assert.Equal(16, districts.Count);
        var round = new Songkhla(server, year, new(districts, StringComparer.Ordinal));
        await server.WithAsync(services => round.OweAsync(services, province ? [.. districts.Keys, "90"] : districts.Keys));
        return round;
    }

    public static string File()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "real", "otop-songkhla-2563-2567.csv") is var file && System.IO.File.Exists(file))
            {
                return file;
            }
        }

        Assert.False(TestDatabases.MustHaveAll, "KLANG_TEST_REQUIRE_ALL=1, but there is no shared/data/real/otop-songkhla-2563-2567.csv beside the project.");
        Assert.Skip("No shared/data/real/otop-songkhla-2563-2567.csv beside the project.");
        return "";
    }

    public async Task<SignedInBrowser> SignInAsync(Role role, string unit) => new(Server, await ImportPages.AccountAsync(Server, Desk.Somebody(role, unit, unit)));

    /// <summary>What the file says of each unit in the year, read without the importer.</summary>
    public SortedDictionary<string, decimal> Truth(byte[] file)
    {
        var lines = System.Text.Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        var (year, district, amount) = (Array.IndexOf(lines[0], "ปีงบประมาณ"), Array.IndexOf(lines[0], "อำเภอ"), Array.IndexOf(lines[0], "ค่าข้อมูล"));
        return new(Districts.ToDictionary(d => d.Key, d => lines.Where(l => l[year] == Year.ToString(CultureInfo.InvariantCulture) && l[district] == d.Value)
            .Select(l => decimal.Parse(l[amount], CultureInfo.InvariantCulture)).Single()), StringComparer.Ordinal);
    }

    /// <summary>745,209,437.00 stands in quotes.</summary>
    private static string[] Cells(string line) => [.. System.Text.RegularExpressions.Regex.Matches(line.Trim('\r'), "\"[^\"]*\"|[^,]+").Select(m => m.Value.Trim('"').Replace(",", "", StringComparison.Ordinal))];

    /// <summary>The totals that are recorded, by unit.</summary>
    public Task<SortedDictionary<string, decimal>> TotalsAsync() => Server.WithAsync(async services =>
    {
        var (db, ids) = (services.GetRequiredService<KlangDb>(), Submissions.Values.ToList());
        var records = await db.Records.AsNoTracking().Where(r => ids.Contains(r.SubmissionId) && r.State != RecordState.Carried).ToListAsync();
        return new SortedDictionary<string, decimal>(records.ToDictionary(r => r.SubjectKey, r => r.Answers.Value(FieldKey.Parse("total_amount")).Number), StringComparer.Ordinal);
    });

    public Task<int> EnteredAsync() => Server.WithAsync(services =>
    {
        var ids = Submissions.Values.ToList();
        return services.GetRequiredService<KlangDb>().Records.CountAsync(r => ids.Contains(r.SubmissionId) && r.State != RecordState.Carried);
    });

    private async Task OweAsync(IServiceProvider services, IEnumerable<string> units)
    {
        var db = services.GetRequiredService<KlangDb>();
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Dataset == Dataset && r.FiscalYear == Year && r.Number == 12);
        if (round is null)
        {
            round = new Round
            {
                Dataset = Dataset, FiscalYear = Year, Number = 12, ReportedBy = "district,province", OpensOn = new(Year - 543, 9, 1), DueOn = new(Year - 543, 10, 5), EffectiveDueOn = new(Year - 543, 10, 5),
                GraceUntil = new(2030, 1, 1), LocksOn = new(2030, 1, 1), AnnouncedOn = new(Year - 543, 9, 1), Collects = true,
            };
            db.Rounds.Add(round);
            await db.SaveChangesAsync();
        }

        foreach (var unit in units)
        {
            Submissions[unit] = Guid.CreateVersion7();
            db.Submissions.Add(new Submission { Id = Submissions[unit], RoundId = round.Id, Dataset = Dataset, FiscalYear = Year, RoundNumber = 12, UnitCode = unit, AreaCode = unit });
        }

        await db.SaveChangesAsync();
    }
}
