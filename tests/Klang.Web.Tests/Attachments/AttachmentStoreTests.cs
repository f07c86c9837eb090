using System.Globalization;
using Klang.Core.Attachments;
using Klang.Core.People;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Tests.AreaChecks;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Attachments;

public sealed class AttachmentStoreTests
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Add_ManyInOneMoment_KeepTheirOrder(string database)
    {
        await using var world = await RegistryWorld.StartAsync(database);
        var owner = Guid.NewGuid();
        var names = Enumerable.Range(10, 40).Reverse().Select(n => n.ToString(CultureInfo.InvariantCulture) + ".pdf").ToList();
        await world.RunAsync(async (IServiceProvider services) =>
        {
            await services.GetRequiredService<ProcessRunner>().RunAsync<bool>(new Process("test.keep", Actor.System), async scope =>
            {
                await services.GetRequiredService<AttachmentStore>().AddAsync(scope, owner, null, names.Select(name => new CleanFile(name, FileKind.Pdf, "%PDF"u8.ToArray())));
                return true;
            });
        });

        var kept = await world.RunAsync((AttachmentStore store) => store.OfAsync(owner));
        Assert.Equal(names, kept.Select(f => f.FileName));
    }
}
