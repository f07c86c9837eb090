using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

public sealed class WorkListTests(Desks desks)
{
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task Of_OverdueReport_IsClosedFromTheDayTheRoundLocks(int days, bool closed)
    {
        var desk = await desks.TakeAsync(World.Sqlite);
        var locks = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.Id == desk.Submission).Select(x => x.Round!.LocksOn).SingleAsync());
        var clock = new SetClock("2026-12-29T03:00:00Z") { Now = new DateTimeOffset(locks.AddDays(days), new TimeOnly(9, 0), TimeSpan.FromHours(7)) };

        var lines = await desk.DoAsync(s => ActivatorUtilities.CreateInstance<WorkList>(s, clock).OfAsync(desk.Officer));

        var line = lines.Single(i => i.Submission.Id == desk.Submission);
        Assert.Equal((Urgency.Overdue, closed), (line.Urgency, line.IsClosed));
    }
}
