using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.Property(r => r.Dataset).HasMaxLength(60);
        builder.HasIndex(r => new { r.Dataset, r.FiscalYear, r.Number }).IsUnique();
        builder.HasIndex(r => r.FiscalYear);
    }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<HolidayRow>
{
    public void Configure(EntityTypeBuilder<HolidayRow> builder) => builder.ToTable("holidays").HasKey(h => h.Day);
}
