using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.UnitCode).HasMaxLength(40);
        builder.Property(c => c.AreaCode).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.HasIndex(c => new { c.FiscalYear, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.AreaCode, c.Kind, c.State });
    }
}

internal sealed class CaseMessageMapping : IEntityTypeConfiguration<CaseMessage>
{
    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CaseId, m.At });
        builder.HasIndex(m => m.Helpful);
    }
}

internal sealed class CorrectionRequestMapping : IEntityTypeConfiguration<CorrectionRequest>
{
    public void Configure(EntityTypeBuilder<CorrectionRequest> builder)
    {
        builder.HasKey(c => c.CaseId);
        builder.HasOne<Case>().WithOne().HasForeignKey<CorrectionRequest>(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.AreaId);
    }
}

internal sealed class ProblemContextMapping : IEntityTypeConfiguration<ProblemContext>
{
    public void Configure(EntityTypeBuilder<ProblemContext> builder)
    {
        builder.HasKey(c => c.CaseId);
        builder.HasOne<Case>().WithOne().HasForeignKey<ProblemContext>(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.FileName).HasMaxLength(200);
        builder.HasIndex(a => a.OwnerId);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasOne<KlangUser>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.UserId, n.ReadAt, n.At });
    }
}
