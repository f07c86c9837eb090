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
