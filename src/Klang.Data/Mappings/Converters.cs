using Klang.Core.Records;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Klang.Data.Mappings;

/// <summary>SQLite gives times back without a kind, and PostgreSQL refuses one: every stored time is UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    to => DateTime.SpecifyKind(to, DateTimeKind.Utc),
    from => DateTime.SpecifyKind(from, DateTimeKind.Utc));

/// <summary>Answers are one JSON document in their row.</summary>
internal sealed class AnswersConverter() : ValueConverter<Answers, string>(
    to => AnswersJson.Write(to),
    from => AnswersJson.Read(from));

/// <summary>Answers are immutable, so the same object is its own snapshot.</summary>
internal sealed class AnswersComparer() : ValueComparer<Answers>(
    (a, b) => ReferenceEquals(a, b) || (a != null && a.Equals(b)),
    a => a.GetHashCode(),
    a => a);

/// <summary>Cell versions are one short text in their row.</summary>
internal sealed class CellVersionsConverter() : ValueConverter<CellVersions, string>(
    to => to.ToString(),
    from => CellVersions.Parse(from));

/// <summary>Immutable too.</summary>
internal sealed class CellVersionsComparer() : ValueComparer<CellVersions>(
    (a, b) => ReferenceEquals(a, b) || (a != null && a.Equals(b)),
    a => a.GetHashCode(),
    a => a);
