using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.Property(j => j.Version).IsConcurrencyToken();
        builder.Property(j => j.UnitCode).HasMaxLength(40);
        builder.Property(j => j.AreaCode).HasMaxLength(20);
        builder.Property(j => j.FileName).HasMaxLength(260);
        builder.Property(j => j.Sha256).HasMaxLength(64);
        builder.HasOne<Submission>().WithMany().HasForeignKey(j => j.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(j => new { j.UnitCode, j.CreatedAt });
        builder.HasIndex(j => j.State);
        builder.HasIndex(j => j.BatchId);
    }
}

internal sealed class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(r => new { r.JobId, r.Number });
        builder.Property(r => r.SubjectKey).HasMaxLength(40);
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(r => r.JobId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.JobId, r.State, r.Number });
    }
}

internal sealed class ImportLayoutMapping : IEntityTypeConfiguration<ImportLayout>
{
    public void Configure(EntityTypeBuilder<ImportLayout> builder)
    {
        builder.Property(l => l.UnitCode).HasMaxLength(40);
        builder.Property(l => l.Dataset).HasMaxLength(60);
        builder.Property(l => l.Fingerprint).HasMaxLength(64);
        builder.HasIndex(l => new { l.UnitCode, l.Dataset, l.Fingerprint }).IsUnique();
    }
}
