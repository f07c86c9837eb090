using Klang.Core.Attachments;
using Klang.Core.People;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Hosting;
using Klang.Web.Tests.AreaChecks;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Attachments;

public sealed class AttachmentSweepTests
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Sweep_RemovesOldFilesWithoutARow_AndNothingElse()
    {
        await using var world = await RegistryWorld.StartAsync(World.Sqlite);
        var folder = Path.Combine(world.App.Services.GetRequiredService<KlangOptions>().DataPath, "files");
        await KeepAsync(world, "มีแถว"u8.ToArray(), commit: true);
        var kept = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Single();
        await KeepAsync(world, "งานที่ยกเลิก"u8.ToArray(), commit: false);
        var left = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Single(path => path != kept);
        var draft = left + "." + Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(draft, "ครึ่งเดียว", TestContext.Current.CancellationToken);

        Assert.Equal(0, await SweepAsync(world, Now.AddHours(23)));
        Assert.Equal(2, await SweepAsync(world, Now.AddHours(25)));
        Assert.Equal([kept], Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal(1, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "files.sweep")));
        Assert.Equal(0, await SweepAsync(world, Now.AddHours(26)));
    }

    [Fact]
    public async Task Sweep_SameContentSentAgain_IsYoung()
    {
        await using var world = await RegistryWorld.StartAsync(World.Sqlite);
        await KeepAsync(world, "ซ้ำ"u8.ToArray(), commit: false);
        var file = Directory.EnumerateFiles(Path.Combine(world.App.Services.GetRequiredService<KlangOptions>().DataPath, "files"), "*", SearchOption.AllDirectories).Single();
        File.SetLastWriteTimeUtc(file, Now.AddDays(-9));
        await KeepAsync(world, "ซ้ำ"u8.ToArray(), commit: false);
        Assert.Equal(0, await SweepAsync(world, Now.AddHours(1)));
        Assert.True(File.Exists(file));
    }

    private static Task<int> SweepAsync(RegistryWorld world, DateTime now) => world.RunAsync((AttachmentSweep sweep) => sweep.RunAsync(now));

    private static Task KeepAsync(RegistryWorld world, byte[] content, bool commit) => world.RunAsync(async (IServiceProvider services) =>
    {
        await services.GetRequiredService<ProcessRunner>().RunAsync<bool>(new Process("test.keep", Actor.System), async scope =>
        {
            await services.GetRequiredService<AttachmentStore>().AddAsync(scope, Guid.NewGuid(), null, [new CleanFile("ก.pdf", FileKind.Pdf, content)]);
            return commit ? true : Core.Common.Problems.NotFound;
        });
    });
}
