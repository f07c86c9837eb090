using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Areas;

/// <summary>The command line as people start it: a process of its own, its exit code and what it prints.</summary>
public sealed class AreasVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("klang-areas-verb-").FullName;

    [Fact]
    public async Task Import_TrialFaultAndCommit_SayWhatHappenedByExitCode()
    {
        var good = await FileAsync("good.csv", "code,moo,name_th", "57010301,1,ขัวแคร่", "570101,,เวียงใหม่");
        var bad = await FileAsync("bad.csv", "code,moo,name_th", "57010302,2,ป่ากุก", "57010303,9,หมู่ไม่ตรง");

        var trial = await RunAsync("areas", "import", good, "--dry-run");
        Assert.Equal((0, ""), (trial.Exit, trial.Error));
        Assert.Contains("ใหม่ 1 เปลี่ยนชื่อ 1", trial.Output);
        Assert.Contains("เปลี่ยนชื่อ 570101: เวียง → เวียงใหม่", trial.Output);
        Assert.Contains("ยังไม่ได้นำเข้า", trial.Output);

        var fault = await RunAsync("areas", "import", bad);
        Assert.Equal(1, fault.Exit);
        Assert.Contains("บรรทัดที่ 3:", fault.Error);
        Assert.Contains("ไม่นำเข้าสักรายการ", fault.Output);

        var check = await RunAsync("areas", "check");
        Assert.Equal(0, check.Exit);
        Assert.Contains("ตำบล 7,256", check.Output);
        Assert.Contains("แขวง 180", check.Output);
        Assert.DoesNotContain("หมู่บ้าน", check.Output);

        var taken = await RunAsync("areas", "import", good, "--effective", "1/9/2562", "--source", "เล่ม 136 ตอนที่ 83 ง");
        Assert.Equal((0, ""), (taken.Exit, taken.Error));
        Assert.Contains("หมู่บ้าน 1", (await RunAsync("areas", "check")).Output);
    }

    [Fact]
    public async Task Review_TrialFaultAndTwice_SayWhatHappenedByExitCode()
    {
        var good = await FileAsync("ccaatt.csv", "code,name_th", "57010301,ขัวแคร่", "5701,เมืองเชียงใหม่");
        var bad = await FileAsync("bad.csv", "code,name_th", "57010301,(null)");

        var trial = await RunAsync("areas", "review", good, "--dry-run");
        Assert.Equal((0, ""), (trial.Exit, trial.Error));
        Assert.Contains("ใหม่ 1 เปลี่ยนชื่อ 1 ย้าย 0 ไม่มีในรายชื่อ 17", trial.Output);
        Assert.Contains("ยังไม่ได้เก็บ", trial.Output);
        var fault = await RunAsync("areas", "review", bad);
        Assert.Equal(1, fault.Exit);
        Assert.Contains("บรรทัดที่ 2:", fault.Error);

        var stored = await RunAsync("areas", "review", good, "--effective", "1/10/2569");
        var again = await RunAsync("areas", "review", good, "--effective", "2026-10-01");
        Assert.Equal((0, 0), (stored.Exit, again.Exit));
        Assert.Contains("ที่ /areas/review/", stored.Output);
        Assert.Contains("เคยนำเข้าแล้ว เพิ่มใหม่ 0 รายการ", again.Output);
        Assert.Equal(stored.Output[^37..], again.Output[^37..]);
        Assert.DoesNotContain("หมู่บ้าน", (await RunAsync("areas", "check")).Output);
    }

    [Fact]
    public async Task Boundaries_FaultAndGoodFile_SayWhatHappenedByExitCode()
    {
        var map = Path.Combine(_folder, "map.json");
        await File.WriteAllTextAsync(map, """
            {"type":"FeatureCollection","features":[{"properties":{"code":"5701"},"geometry":{"type":"Polygon","coordinates":[[[100,14],[101,14],[101,15],[100,14]]]}}]}
            """);

        var fault = await RunAsync("areas", "boundaries", map, "--level", "district", "--within", "50", "--credit", "ทดสอบ");
        Assert.Equal(1, fault.Exit);
        Assert.Contains("5701:", fault.Error);
        Assert.Contains("ไม่นำเข้า", fault.Output);

        var taken = await RunAsync("areas", "boundaries", map, "--level", "district", "--within", "57", "--credit", "ทดสอบ");
        Assert.Equal((0, ""), (taken.Exit, taken.Error));
        Assert.Contains("นำเข้าขอบเขต 1 พื้นที่แล้ว", taken.Output);
        Assert.NotEqual(0, (await RunAsync("areas", "boundaries", map, "--level", "district")).Exit);
    }

    [Theory]
    [InlineData("nowhere.csv", null, "nowhere.csv")]
    [InlineData("good.csv", "31/2/2562", "--effective")]
    public async Task Import_WhatCannotBeRead_FailsWithoutADatabase(string name, string? effective, string told)
    {
        var path = name == "good.csv" ? await FileAsync(name, "code,name_th", "57,เชียงราย") : Path.Combine(_folder, name);
        var result = await RunAsync(effective is null ? ["areas", "import", path] : ["areas", "import", path, "--effective", effective]);

        Assert.Equal(1, result.Exit);
        Assert.Contains(told, result.Error);
        Assert.False(File.Exists(Path.Combine(_folder, "klang.db")));
    }

    [Fact]
    public async Task Decide_TrialFaultAndCommit_SayWhatHappenedByExitCode()
    {
        var good = await FileAsync("good.yaml", "title: เปลี่ยนชื่อตำบล", "source: ประกาศ", "effective: 9/6/2565", "steps:", "  - { rename: 570102, name: รอบเวียงใหม่ }");
        var bad = await FileAsync("bad.yaml", "title: ก", "source: ข", "steps:", "  - { renam: 570102 }");

        var trial = await RunAsync("areas", "decide", good, "--dry-run");
        Assert.Equal((0, ""), (trial.Exit, trial.Error));
        Assert.Contains("1. เปลี่ยนชื่อ 570102 รอบเวียง → 570102 รอบเวียงใหม่", trial.Output);
        Assert.Contains("ยังไม่ได้เปลี่ยนทะเบียน", trial.Output);

        var fault = await RunAsync("areas", "decide", bad);
        Assert.Equal(1, fault.Exit);
        Assert.Contains("bad.yaml:4:", fault.Error);

        Assert.Contains("บันทึกแล้ว", (await RunAsync("areas", "decide", good)).Output);
        var again = await RunAsync("areas", "decide", good);
        Assert.Equal(1, again.Exit);
        Assert.Contains("รายการที่ 1", again.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> FileAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, TestFiles.Csv(lines));
        return path;
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) => KlangProcess.RunAsync(_folder, arguments);
}
