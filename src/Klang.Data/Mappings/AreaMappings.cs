using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class AreaVersionMapping : IEntityTypeConfiguration<AreaVersion>
{
    public void Configure(EntityTypeBuilder<AreaVersion> builder)
    {
        builder.Property(v => v.Code).HasMaxLength(20);
        builder.Property(v => v.NameTh).HasMaxLength(200);
        builder.Property(v => v.NameEn).HasMaxLength(200);
        builder.Property(v => v.SearchName).HasMaxLength(200);
        builder.HasOne<Area>().WithMany().HasForeignKey(v => v.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => v.Code);
        builder.HasIndex(v => v.ParentId);
        builder.HasIndex(v => v.AreaId);

        // No foreign key: SQLite would have to build the whole table anew to gain one, and events are never removed.
        builder.HasIndex(v => v.EventId);
    }
}

internal sealed class AreaEventMapping : IEntityTypeConfiguration<AreaEvent>
{
    public void Configure(EntityTypeBuilder<AreaEvent> builder)
    {
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.HasIndex(e => e.RecordedAt);
    }
}

internal sealed class AreaLineageMapping : IEntityTypeConfiguration<AreaLineage>
{
    public void Configure(EntityTypeBuilder<AreaLineage> builder)
    {
        builder.ToTable("area_lineage");
        builder.HasOne<Area>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AreaEvent>().WithMany().HasForeignKey(l => l.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AreaBoundaryMapping : IEntityTypeConfiguration<AreaBoundary>
{
    public void Configure(EntityTypeBuilder<AreaBoundary> builder) => builder.HasIndex(b => new { b.Level, b.Within }).IsUnique();
}

internal sealed class AreaCheckSheetMapping : IEntityTypeConfiguration<AreaCheckSheet>
{
    public void Configure(EntityTypeBuilder<AreaCheckSheet> builder)
    {
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.UnitCode).HasMaxLength(40);
        builder.HasIndex(s => new { s.FiscalYear, s.UnitCode }).IsUnique();
    }
}

internal sealed class AreaCheckRowMapping : IEntityTypeConfiguration<AreaCheckRow>
{
    public void Configure(EntityTypeBuilder<AreaCheckRow> builder)
    {
        builder.HasKey(r => new { r.SheetId, r.AreaId });
        builder.HasOne<AreaCheckSheet>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AreaListReviewMapping : IEntityTypeConfiguration<AreaListReview>
{
    public void Configure(EntityTypeBuilder<AreaListReview> builder) => builder.Property(r => r.Version).IsConcurrencyToken();
}

internal sealed class AreaListChangeMapping : IEntityTypeConfiguration<AreaListChange>
{
    public void Configure(EntityTypeBuilder<AreaListChange> builder)
    {
        builder.HasOne<AreaListReview>().WithMany().HasForeignKey(c => c.ReviewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ReviewId, c.Decision });
    }
}

internal sealed class ReportingUnitMapping : IEntityTypeConfiguration<ReportingUnit>
{
    public void Configure(EntityTypeBuilder<ReportingUnit> builder)
    {
        builder.HasKey(u => u.Code);
        builder.Property(u => u.Code).HasMaxLength(40);
        builder.HasIndex(u => u.ProvinceCode);
    }
}
