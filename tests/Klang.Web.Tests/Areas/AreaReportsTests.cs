using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Areas;

public sealed class AreaReportsTests(Desks desks)
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_District_ShowsItsOpenRoundsToThoseWhoMaySeeThem(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();

        var own = await ReadAsync(desk, desk.Officer, desk.Area);

        var report = Assert.Single(own.Reports, r => r.Id == desk.Submission);
        Assert.Equal(("2570/1", ReportState.InProgress, $"/entry/{desk.Submission}"), (report.Round, report.State, report.Href));
        Assert.DoesNotContain(own.Reports, r => r.Id == desk.NextSubmission);
        Assert.Contains((await ReadAsync(desk, desk.Reviewer, desk.Area)).Reports, r => r.Id == desk.Submission);
        Assert.Empty((await ReadAsync(desk, desk.Stranger, desk.Area)).Reports);
        Assert.Empty((await ReadAsync(desk, desk.Officer, "57")).Reports);
    }

    [Fact]
    public async Task Of_Village_IsItsDistrictsOffice()
    {
        var desk = await desks.TakeAsync("sqlite");

        var found = await ReadAsync(desk, desk.Officer, desk.Area + "0101");

        Assert.Equal(desk.Area, found.Office.Digits);
        Assert.Contains(found.Reports, r => r.Id == desk.Submission);
    }

    private static Task<AreaReporting> ReadAsync(Desk desk, Actor actor, string area) =>
        desk.DoAsync(services => services.GetRequiredService<AreaReports>().OfAsync(actor, AreaCode.Parse(area)));
}
