using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class CellCommentMapping : IEntityTypeConfiguration<CellComment>
{
    public void Configure(EntityTypeBuilder<CellComment> builder)
    {
        builder.Property(c => c.Field).HasMaxLength(60);
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.Text).HasMaxLength(2000);
        builder.HasOne<Submission>().WithMany().HasForeignKey(c => c.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.SubmissionId, c.SettledAt });
    }
}

internal sealed class WarningReasonMapping : IEntityTypeConfiguration<WarningReason>
{
    public void Configure(EntityTypeBuilder<WarningReason> builder)
    {
        builder.Property(r => r.Rule).HasMaxLength(120);
        builder.Property(r => r.Said).HasMaxLength(64);
        builder.Property(r => r.Text).HasMaxLength(2000);
        builder.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.RecordId, r.Rule, r.Said }).IsUnique();
        builder.HasIndex(r => r.SubmissionId);
    }
}

internal sealed class CellCorrectionMapping : IEntityTypeConfiguration<CellCorrection>
{
    public void Configure(EntityTypeBuilder<CellCorrection> builder)
    {
        builder.Property(c => c.Field).HasMaxLength(60);
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.Reason).HasMaxLength(2000);
        builder.HasOne<Submission>().WithMany().HasForeignKey(c => c.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.SubmissionId);
    }
}

internal sealed class ExtensionMapping : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> builder)
    {
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.UnitCode).HasMaxLength(40);
        builder.Property(e => e.AreaCode).HasMaxLength(20);
        builder.Property(e => e.Reason).HasMaxLength(2000);
        builder.HasOne<Submission>().WithMany().HasForeignKey(e => e.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.State, e.AreaCode });
    }
}
