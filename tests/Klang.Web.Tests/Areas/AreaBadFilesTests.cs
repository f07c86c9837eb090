using System.Text;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

/// <summary>Files as offices send them: each fault is told by its line, through both doors, and nothing changes.</summary>
public sealed class AreaBadFilesTests(BadFilesHost shared) : IClassFixture<BadFilesHost>
{
    private const string Head = "code,name_th\n";

    [Theory]
    [InlineData("รหัส,ชื่อ\n570101,เวียง\n", "areas.file.columns", 1)]
    [InlineData("A|B|C\n570101|เวียง|1\n", "areas.file.columns", 1)]
    [InlineData(Head + "570101,เวียง\n57010301,หนึ่ง\n57010301,สอง\n", "areas.file.duplicate", 4)]
    [InlineData(Head + "57010301,(null)\n", "areas.file.no-name", 2)]
    [InlineData(Head + "57010301,\n", "areas.file.no-name", 2)]
    [InlineData(Head + "57010301,หนึ่ง,เกิน\n", "areas.file.row-width", 2)]
    [InlineData(Head + "570103,บ้านดู่\n5.7E+07,หนึ่ง\n", "areas.file.bad-code", 3)]
    [InlineData("code,moo,name_th\n57010301,2,หนึ่ง\n", "areas.file.moo", 2)]
    [InlineData(Head, "areas.file.empty", 1)]
    public Task Read_OneFault_IsToldByItsLine(string text, string code, int line) => RefusedAsync(Encoding.UTF8.GetBytes(text), [(code, line)]);

    [Fact]
    public async Task Read_974Orphans_AreToldOneByOne()
    {
        var lines = Enumerable.Range(0, 974).Select(n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"5799{1 + (n / 90):00}{1 + (n % 90):00},หมู่บ้าน {n}"));
        var file = Encoding.UTF8.GetBytes(Head + "570101,เวียง\n" + string.Join('\n', lines) + "\n");
        await RefusedAsync(file, [.. Enumerable.Range(3, 974).Select(line => ("areas.file.orphan", line))]);
    }

    [Fact]
    public Task Read_Windows874_IsReadAndItsFaultToldInThai() =>
        RefusedAsync(CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes(Head + "57010301,ขัวแคร่\n57999901,หลง\n"), [("areas.file.orphan", 3)], "windows-874");

    [Fact]
    public Task Read_DepartmentsListWithFaults_TellsEachAndLeavesTheTestProvinceOut() => RefusedAsync(
        Encoding.UTF8.GetBytes("YYMM|CC-CODE|CC-DESC|CCAATT-CODE|CCAATT-DESC|CCAATTMM-CODE|CCAATTMM-DESC\n"
            + "6610|57|เชียงราย|57010300|บ้านดู่|57010301|ขัวแคร่\n"
            + "6610|97|ทดสอบจังหวัด|97010100|ทดสอบ|97010101|ทดสอบ\n"
            + "6610|57|เชียงราย|57010300|บ้านดู่|57010302|(null)\n"),
        [("areas.file.no-name", 4)],
        leftOut: 1);

    [Fact]
    public async Task Read_SubdistrictsPaddedWithZeros_AreTheSixDigitsOnes()
    {
        var file = Encoding.UTF8.GetBytes(Head + "57010100,เวียง\n57010000,เมืองเชียงราย\n");
        var review = await ReviewAsync(file, dryRun: true);
        Assert.Empty(review.Faults);
        Assert.DoesNotContain(review.Items, i => i.Code is "57010100" or "570101" or "5701");
        Assert.Equal(2, review.Unchanged);
        await RefusedAsync(Encoding.UTF8.GetBytes(Head + "570101,เวียง\n57010100,เวียง\n"), [("areas.file.duplicate", 3)]);
    }

    private async Task RefusedAsync(byte[] file, (string Code, int Line)[] faults, string encoding = "utf-8", int leftOut = 0)
    {
        var host = shared.Host;
        var before = await CountsAsync();
        var review = await ReviewAsync(file);
        var import = (await host.RunAsync((AreaImport door) => door.RunAsync(new AreaImportRequest(file, Actor.System) { Source = "x" }))).Value!;

        Assert.Equal(faults, review.Faults.Select(f => (f.Problem.Code, f.Line)));
        Assert.Equal(faults, import.Faults.Select(f => (f.Problem.Code, f.Line)));
        Assert.All(review.Faults, fault => Assert.StartsWith($"บรรทัดที่ {fault.Line}: ", fault.Problem.Message.Th, StringComparison.Ordinal));
        Assert.Equal((encoding, leftOut, (Guid?)null), (review.Encoding, review.LeftOut, review.ReviewId));
        Assert.Equal((encoding, leftOut, false), (import.Encoding, import.LeftOut, import.Committed));
        Assert.Equal(before, await CountsAsync());
    }

    private async Task<AreaListReviewReport> ReviewAsync(byte[] file, bool dryRun = false) =>
        (await shared.Host.RunAsync((AreaListReviews reviews) => reviews.MakeAsync(new AreaListReviewRequest(file, "bad.txt", Actor.System) { DryRun = dryRun }))).Value!;

    private Task<(int, int, int, int)> CountsAsync() => shared.Host.RunAsync(async (KlangDb db) =>
        (await db.Areas.CountAsync(), await db.AreaVersions.CountAsync(), await db.AreaListReviews.CountAsync(), await db.Trail.CountAsync(t => t.What == "areas.import")));
}

/// <summary>One host for files that change nothing.</summary>
public sealed class BadFilesHost : IAsyncLifetime
{
    internal AreasHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await AreasHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
