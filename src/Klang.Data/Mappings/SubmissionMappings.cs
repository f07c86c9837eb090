using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.UnitCode).HasMaxLength(40);
        builder.Property(s => s.AreaCode).HasMaxLength(20);
        builder.Property(s => s.Dataset).HasMaxLength(60);
        builder.HasOne(s => s.Round).WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.RoundId, s.UnitCode }).IsUnique();
        builder.HasIndex(s => new { s.UnitCode, s.FiscalYear });
        // Only what never changes: a save or a move then touches the row and no index.
        builder.HasIndex(s => new { s.FiscalYear, s.AreaCode });
    }
}

internal sealed class RecordMapping : IEntityTypeConfiguration<Record>
{
    public void Configure(EntityTypeBuilder<Record> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.AreaCode).HasMaxLength(20);
        builder.HasOne(r => r.Submission).WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Subject).WithMany().HasForeignKey(r => r.SubjectId).OnDelete(DeleteBehavior.Restrict);

        // One record for a subject in a submission, whatever two tabs do.
        builder.HasIndex(r => new { r.SubmissionId, r.SubjectKey }).IsUnique();
        builder.Property(r => r.SubjectKey).HasMaxLength(40);
        builder.HasIndex(r => r.SubjectId);
    }
}

internal sealed class SubjectMapping : IEntityTypeConfiguration<Subject>
{
    public void Configure(EntityTypeBuilder<Subject> builder)
    {
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.Code).HasMaxLength(40);
        builder.Property(s => s.Name).HasMaxLength(300);
        builder.Property(s => s.SearchName).HasMaxLength(300);
        builder.HasIndex(s => new { s.Register, s.Code }).IsUnique();
        builder.HasIndex(s => new { s.Register, s.UnitCode });
        builder.HasIndex(s => new { s.Register, s.AreaCode });
    }
}

internal sealed class FiledCopyMapping : IEntityTypeConfiguration<FiledCopy>
{
    public void Configure(EntityTypeBuilder<FiledCopy> builder)
    {
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.HasOne<Submission>().WithMany().HasForeignKey(c => c.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.SubmissionId, c.Number }).IsUnique();
        builder.HasIndex(c => c.Sha256);
    }
}
