using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.People;
using Klang.Data.Shelf;

namespace Klang.Data.Processes;

/// <summary>Every write runs in one of these: what is done, who does it, and why.</summary>
/// <param name="What">Dotted name for the trail: record.save, submission.submit …</param>
public sealed record Process(string What, Actor Actor, string? Why = null);

/// <summary>What the trail will say of a process, noted while it runs.</summary>
/// <param name="Stream">The unit it concerns; lines are chained within a stream.</param>
/// <param name="Subject">What it was done to, as a person would name it.</param>
/// <param name="Details">Old and new values, as JSON.</param>
internal sealed record Note(string Stream, string Subject, string? Details);

/// <summary>A process while it runs: one transaction, one clock reading.</summary>
public sealed class ProcessScope(KlangDb db, Actor actor, DateTime now)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public KlangDb Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>UTC.</summary>
    public DateTime Now { get; } = now;

    internal List<Note> Notes { get; } = [];

    /// <summary>What is written last, in one trip with the trail: nothing in the process reads it again.</summary>
    internal CommandBatch AtEnd { get; } = new(db);

    /// <summary>Adds a line to the trail of <paramref name="stream"/>, written with the commit.</summary>
    public void Note(string stream, string subject, object? details = null) =>
        Notes.Add(new Note(stream, subject, details is null ? null : JsonSerializer.Serialize(details, Json)));

    /// <summary>The same where the details are JSON already: many rows are cheaper written than mapped.</summary>
    public void NoteWritten(string stream, string subject, string details) => Notes.Add(new Note(stream, subject, details));
}
