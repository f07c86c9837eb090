using System.Collections.Concurrent;
using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Registers;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klang.Web.Tests.Registers;

/// <summary>A server of its own whose log is kept whole, with two offices of one district's register of savings groups.</summary>
internal sealed class NumbersHost : IAsyncDisposable
{
    private NumbersHost(KlangServer server, Log log) => (Server, Logged) = (server, log);

    public KlangServer Server { get; }

    public Log Logged { get; }

    public Actor Officer { get; } = Desk.Somebody(Role.Officer, "n1", "5701");

    public Actor Neighbour { get; } = Desk.Somebody(Role.Officer, "n2", "5701");

    public Actor Reviewer { get; } = Desk.Somebody(Role.ProvinceReviewer, "57", "57");

    public CompiledRegister Register => Server.App.Services.GetRequiredService<Catalogue>().Register("savings-group")!;

    public static async Task<NumbersHost> MakeAsync(string database)
    {
        var server = await KlangServer.StartAsync(database, "2026-11-22T03:00:00Z", settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace", ["Logging:Console:LogLevel:Default"] = "None" });
        var log = new Log();
        server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var host = new NumbersHost(server, log);
        await server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            foreach (var unit in new[] { "n1", "n2" })
            {
                db.Units.Add(new ReportingUnit { Code = unit, NameTh = "สำนักงานทดสอบ " + unit, Level = UnitLevel.District, AreaCode = "5701", ProvinceCode = "57" });
            }

            await db.SaveChangesAsync();
        });
        return host;
    }

    public Task<Result<EntryOutcome>> AddAsync(Actor actor, string name, string? number) => Server.WithAsync(services =>
        services.GetRequiredService<RegisterWriter>().AddAsync(actor, Register, new EntryEdit(actor.UnitCode, Cells(name, number))));

    public Task<Result<EntryOutcome>> ChangeAsync(Actor actor, Guid id, params (string Key, string? Text)[] cells) => Server.WithAsync(services =>
        services.GetRequiredService<RegisterWriter>().ChangeAsync(actor, Register, id, new EntryEdit(actor.UnitCode, cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text))));

    public Task<T> DbAsync<T>(Func<KlangDb, Task<T>> work) => Server.WithAsync(s => work(s.GetRequiredService<KlangDb>()));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static ImmutableDictionary<FieldKey, string?> Cells(string name, string? number) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["group_name"] = name, ["village_code"] = "57010101", ["coverage_level"] = "1", ["established_date"] = "6/3/2540", ["legal_form"] = "0", ["has_written_rules"] = "มี",
        ["account_close_month"] = "12", ["chair_name"] = "นายทดสอบ ใจดี", ["chair_phone"] = "081-234-5678", ["group_status"] = "A", ["chair_nid"] = number,
    }.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Value);

    /// <summary>Everything that was logged, at every level.</summary>
    internal sealed class Log : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => new Logger(_lines);

        public void Dispose()
        {
        }

        private sealed class Logger(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(formatter(state, exception) + exception);
        }
    }
}
