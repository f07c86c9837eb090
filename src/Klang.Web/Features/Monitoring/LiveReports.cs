using System.Collections.Concurrent;
using Klang.Data;
using Klang.Data.Reports;

namespace Klang.Web.Features.Monitoring;

/// <summary>
/// All reports of a year as they stand when somebody asks. What the database says has not changed is not read again; it is asked each time, so that
/// no answer is older than its question, whichever server wrote.
/// </summary>
public sealed class LiveReports(IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, SharedRead<IReadOnlyCollection<ReportFact>>> _years = new();

    /// <summary>Each year that was ever asked for is kept: some megabytes for the whole country.</summary>
    public Task<IReadOnlyCollection<ReportFact>> OfAsync(int fiscalYear) =>
        _years.GetOrAdd(fiscalYear, year => new SharedRead<IReadOnlyCollection<ReportFact>>(new Year(scopes, clock, year).ReadAsync)).AskAsync();

    /// <summary>One reading at a time, says <see cref="SharedRead{T}"/>.</summary>
    private sealed class Year(IServiceScopeFactory scopes, TimeProvider clock, int fiscalYear)
    {
        /// <summary>Then everything is read again: a row that somebody took away by hand is missed no longer.</summary>
        private static readonly TimeSpan Anew = TimeSpan.FromMinutes(5);

        private readonly Dictionary<Guid, ReportFact> _known = [];
        private IReadOnlyCollection<ReportFact> _all = [];
        private string? _mark;
        private long _readAnew;

        public async Task<IReadOnlyCollection<ReportFact>> ReadAsync()
        {
            var since = clock.GetElapsedTime(_readAnew) < Anew ? _mark : null;
            var reading = await FromDatabaseAsync(since);
            if (since is null)
            {
                _known.Clear();
                _readAnew = clock.GetTimestamp();
            }

            foreach (var fact in reading.Facts)
            {
                _known[fact.Id] = fact;
            }

            _mark = reading.Mark;
            return _all = reading.Facts.Count == 0 ? _all : [.. _known.Values];
        }

        private async Task<ReportReading> FromDatabaseAsync(string? since)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ReportReader.ReadAsync(scope.ServiceProvider.GetRequiredService<KlangDb>(), fiscalYear, since);
        }
    }
}
