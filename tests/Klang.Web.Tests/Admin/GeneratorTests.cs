using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Admin;

public sealed class GeneratorTests(SampleProvinces provinces) : IClassFixture<SampleProvinces>
{
    [Fact]
    public async Task Generate_Province_ShowsEveryDatasetAndRegister()
    {
        var catalogue = provinces.First.App.Services.GetRequiredService<Catalogue>();

        var told = await provinces.First.DbAsync(db => db.Submissions.Where(s => s.Status == SubmissionStatus.Approved && s.FiscalYear == 2569).Select(s => s.Dataset).Distinct().ToListAsync());
        var registered = await provinces.First.DbAsync(db => db.Subjects.Select(s => s.Register).Distinct().ToListAsync());

        Assert.Equal(catalogue.Datasets.Select(d => d.Definition.Key).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(catalogue.Registers.Select(r => r.Definition.Key).Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
        Assert.Equal(await provinces.First.DbAsync(db => db.Subjects.CountAsync()), provinces.Made.Groups);
    }

    [Fact]
    public async Task Generate_ConfirmedRecords_BreakNoRule()
    {
        var prepared = await provinces.First.DbAsync(db => db.Submissions.Where(s => s.PreparedAt != null).Select(s => s.Id).ToListAsync());

        var errors = new List<string>();
        foreach (var id in prepared)
        {
            errors.AddRange(await ErrorsAsync(id));
        }

        Assert.InRange(prepared.Count, 200, 400);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Generate_NationalIds_AreOnlyThoseOfOwnersWhoDoNotExist()
    {
        Assert.Equal(await provinces.First.DbAsync(db => db.Subjects.CountAsync(s => s.Register == "otop-producer")), await provinces.First.DbAsync(db => db.PersonalNumbers.CountAsync()));
    }

    [Fact]
    public async Task Generate_SameSeed_SameData()
    {
        Assert.Equal(await TextAsync(provinces.First), await TextAsync(provinces.Second));
    }

    [Fact]
    public async Task Generate_TheVisitorsDistrict_LeavesRoundsThatAreOpenUntouched()
    {
        var begun = await provinces.First.DbAsync(db => db.Submissions
            .Where(s => s.UnitCode == SampleProvinces.Untouched && s.PreparedAt != null && s.Round!.DueOn >= SampleProvinces.Today).Select(s => s.Dataset).ToListAsync());

        Assert.Empty(begun);
    }

    private Task<List<string>> ErrorsAsync(Guid submission) => provinces.First.RunAsync(async (IServiceScopeFactory scopes) =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = (await scope.ServiceProvider.GetRequiredService<EntryLoader>().FindAsync(submission))!;
        var readiness = await scope.ServiceProvider.GetRequiredService<Blockers>().OfAsync(context);
        return readiness.Errors.Select(e => $"{context.Dataset.Definition.Key} {e.Row}: {e.Message.Th}").ToList();
    });

    /// <summary>Every entry and record, with what it says. Attached files have names of their own in every database.</summary>
    private static async Task<List<string>> TextAsync(SampleWorld world)
    {
        var entries = await world.DbAsync(db => db.Subjects.AsNoTracking().ToListAsync());
        var records = await world.DbAsync(db => db.Records.AsNoTracking()
            .Join(db.Submissions, r => r.SubmissionId, s => s.Id, (r, s) => new { Record = r, Submission = s }).ToListAsync());
        return
        [
            .. entries.Select(e => $"{e.Register} {e.Code} {AnswersJson.Write(e.Answers)}").Order(StringComparer.Ordinal),
            .. records.Select(r => $"{r.Submission.Dataset} {r.Submission.FiscalYear}/{r.Submission.RoundNumber} {r.Submission.Status} {r.Record.SubjectKey} {AnswersJson.Write(r.Record.Answers.With(FieldKey.Parse("photos"), null))}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
