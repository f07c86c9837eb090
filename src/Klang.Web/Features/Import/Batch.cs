using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Import;

/// <summary>A file that a province sent for its offices.</summary>
/// <param name="Id">Of the file, which all its jobs have.</param>
/// <param name="Context">The report of the office that comes first.</param>
/// <param name="Jobs">One for each office once the layout is said; the one that was made with the file comes first.</param>
/// <param name="Offices">All offices that report in the round; the province's own, where it reports, is the last.</param>
public sealed record Batch(Guid Id, EntryContext Context, IReadOnlyList<ImportJob> Jobs, IReadOnlyList<BatchOffice> Offices)
{
    /// <summary>The job that has the proposal and what is nobody's.</summary>
    public ImportJob Lead => Jobs[0];

    /// <summary>Changes with every step of any office; a stale one is refused.</summary>
    public int Version => Jobs.Sum(j => j.Version);

    /// <summary>Whether servers are at work on some part of it.</summary>
    public bool Working => Jobs.Any(j => j.State is ImportState.Reading or ImportState.Checking or ImportState.Taking);

    /// <summary>What the file has for the office of whoever looks, which takes it itself; null where it has nothing.</summary>
    public BatchOffice? Own(Actor actor) => Offices.FirstOrDefault(o => o.Unit.Code == actor.UnitCode && o is { MayTake: true, Job: not null });

    /// <summary>Whether the layout may still be said.</summary>
    public bool IsOpen => Jobs.Any(j => j.State is ImportState.Proposed or ImportState.Checked);
}

/// <summary>Jobs of one file.</summary>
internal static class BatchJobs
{
    /// <summary>Ids are given in order of time: the job that came with the file has the proposal, and what is nobody's.</summary>
    public static IQueryable<ImportJob> LeadFirst(this IQueryable<ImportJob> jobs, Guid? batch) => jobs.Where(j => j.BatchId == batch).OrderBy(j => j.Id);
}
