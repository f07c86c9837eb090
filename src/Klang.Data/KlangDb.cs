using Klang.Core.Records;
using Klang.Data.Mappings;
using Klang.Data.Model;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data;

/// <summary>
/// The one model. Two sealed contexts derive from it, one for each database, so that each has its own migrations; everybody
/// else asks for this type.
/// </summary>
public abstract class KlangDb(DbContextOptions options) : IdentityUserContext<KlangUser, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaVersion> AreaVersions => Set<AreaVersion>();

    public DbSet<AreaEvent> AreaEvents => Set<AreaEvent>();

    public DbSet<AreaLineage> AreaLineage => Set<AreaLineage>();

    public DbSet<AreaBoundary> AreaBoundaries => Set<AreaBoundary>();

    public DbSet<AreaCheckSheet> AreaCheckSheets => Set<AreaCheckSheet>();

    public DbSet<AreaCheckRow> AreaCheckRows => Set<AreaCheckRow>();

    public DbSet<AreaListReview> AreaListReviews => Set<AreaListReview>();

    public DbSet<AreaListChange> AreaListChanges => Set<AreaListChange>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseMessage> CaseMessages => Set<CaseMessage>();

    public DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();

    public DbSet<ProblemContext> ProblemContexts => Set<ProblemContext>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<ReportingUnit> Units => Set<ReportingUnit>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<HolidayRow> Holidays => Set<HolidayRow>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Record> Records => Set<Record>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<PersonalNumber> PersonalNumbers => Set<PersonalNumber>();

    public DbSet<SubjectMerge> SubjectMerges => Set<SubjectMerge>();

    public DbSet<PublishedDefinition> PublishedDefinitions => Set<PublishedDefinition>();

    public DbSet<FigureTarget> FigureTargets => Set<FigureTarget>();

    public DbSet<FiledCopy> FiledCopies => Set<FiledCopy>();

    public DbSet<CellComment> CellComments => Set<CellComment>();

    public DbSet<WarningReason> WarningReasons => Set<WarningReason>();

    public DbSet<CellCorrection> CellCorrections => Set<CellCorrection>();

    public DbSet<Extension> Extensions => Set<Extension>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<ImportLayout> ImportLayouts => Set<ImportLayout>();

    public DbSet<MailMessage> MailMessages => Set<MailMessage>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<TrailLine> Trail => Set<TrailLine>();

    public DbSet<TrailHead> TrailHeads => Set<TrailHead>();

    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Where the two databases differ in SQL.</summary>
    public abstract Dialect Dialect { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Answers>().HaveConversion<AnswersConverter, AnswersComparer>();
        configurationBuilder.Properties<CellVersions>().HaveConversion<CellVersionsConverter, CellVersionsComparer>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KlangDb).Assembly);
        builder.Entity<Record>().Property(r => r.Answers).HasColumnType(Dialect.JsonColumn);
        builder.Entity<Subject>().Property(s => s.Answers).HasColumnType(Dialect.JsonColumn);
    }
}

/// <summary>Klang on an embedded SQLite file.</summary>
public sealed class SqliteKlangDb(DbContextOptions<SqliteKlangDb> options) : KlangDb(options)
{
    public override Dialect Dialect => Dialect.Sqlite;
}

/// <summary>Klang on PostgreSQL.</summary>
public sealed class PostgresKlangDb(DbContextOptions<PostgresKlangDb> options) : KlangDb(options)
{
    public override Dialect Dialect => Dialect.Postgres;
}
