using System.Text.Json;
using Klang.Core.Records;
using Klang.Data.Model;

namespace Klang.Web.Features.Merges;

/// <summary>All that a merge changed, so that it can be taken back exactly. Stored as JSON; answers as they are stored.</summary>
internal sealed record Moved(
    string KeptBefore, string KeptAfter, Standing Kept, Standing Gone,
    IReadOnlyList<MovedRecord> Records, IReadOnlyList<RemovedRecord> Removed,
    IReadOnlyList<Renamed> Entries, IReadOnlyList<Renamed> Naming, IReadOnlyList<MovedNumber> Numbers)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static Moved Read(string json) => JsonSerializer.Deserialize<Moved>(json) ?? throw new FormatException("An empty merge.");
}

/// <summary>How an entry stood.</summary>
internal sealed record Standing(bool Active, string AreaCode, int? ConfirmedYear, DateTime? ConfirmedAt, string? ConfirmedBy)
{
    public static Standing Of(Subject s) => new(s.Active, s.AreaCode, s.ConfirmedYear, s.ConfirmedAt, s.ConfirmedBy);

    public void GiveTo(Subject s) => (s.Active, s.AreaCode, s.ConfirmedYear, s.ConfirmedAt, s.ConfirmedBy) = (Active, AreaCode, ConfirmedYear, Utc(ConfirmedAt), ConfirmedBy);

    private static DateTime? Utc(DateTime? at) => at is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : null;
}

/// <summary>Where a record stood before it moved.</summary>
internal sealed record MovedRecord(Guid Id, Guid SubmissionId, string SubjectKey, string AreaCode);

/// <summary>A record that left an open round, whole.</summary>
internal sealed record RemovedRecord(
    Guid Id, Guid SubmissionId, Guid? SubjectId, string SubjectKey, string AreaCode, RecordState State, string Answers, int Version, string CellVersions,
    int Errors, int Warnings, DateTime SavedAt, string SavedBy)
{
    public static RemovedRecord Of(Record r) => new(
        r.Id, r.SubmissionId, r.SubjectId, r.SubjectKey, r.AreaCode, r.State, AnswersJson.Write(r.Answers), r.Version, r.CellVersions.ToString(), r.Errors, r.Warnings, r.SavedAt, r.SavedBy);

    public Record ToRecord() => new()
    {
        Id = Id, SubmissionId = SubmissionId, SubjectId = SubjectId, SubjectKey = SubjectKey, AreaCode = AreaCode, State = State, Answers = AnswersJson.Read(Answers), Version = Version,
        CellVersions = Core.Records.CellVersions.Parse(CellVersions), Errors = Errors, Warnings = Warnings, SavedAt = DateTime.SpecifyKind(SavedAt, DateTimeKind.Utc), SavedBy = SavedBy,
    };
}

/// <summary>Answers in which the old code became the new one.</summary>
internal sealed record Renamed(Guid Id, string Before, string After);

/// <summary>A personal number that changed hands; it stays encrypted. <paramref name="To"/> is null where it was put aside.</summary>
internal sealed record MovedNumber(Guid From, Guid? To, string Field, string Cipher, string Lookup);
