using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class PersonalNumberMapping : IEntityTypeConfiguration<PersonalNumber>
{
    public void Configure(EntityTypeBuilder<PersonalNumber> builder)
    {
        builder.HasKey(n => new { n.SubjectId, n.Field });
        builder.Property(n => n.Field).HasMaxLength(60);
        builder.Property(n => n.Lookup).HasMaxLength(64);
        builder.HasOne<Subject>().WithMany().HasForeignKey(n => n.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.Lookup);
    }
}

internal sealed class SubjectMergeMapping : IEntityTypeConfiguration<SubjectMerge>
{
    public void Configure(EntityTypeBuilder<SubjectMerge> builder)
    {
        builder.Ignore(m => m.IsApart);
        builder.Property(m => m.UnitCode).HasMaxLength(40);
        builder.Property(m => m.Reason).HasMaxLength(500);
        builder.HasOne<Subject>().WithMany().HasForeignKey(m => m.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Subject>().WithMany().HasForeignKey(m => m.GoneId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PublishedDefinitionMapping : IEntityTypeConfiguration<PublishedDefinition>
{
    public void Configure(EntityTypeBuilder<PublishedDefinition> builder)
    {
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).HasMaxLength(60);
        builder.Property(d => d.Sha256).HasMaxLength(64);
    }
}

internal sealed class FigureTargetMapping : IEntityTypeConfiguration<FigureTarget>
{
    public void Configure(EntityTypeBuilder<FigureTarget> builder)
    {
        builder.HasKey(t => new { t.Dataset, t.FiscalYear, t.Indicator, t.AreaCode });
        builder.Property(t => t.Dataset).HasMaxLength(60);
        builder.Property(t => t.Indicator).HasMaxLength(60);
        builder.Property(t => t.AreaCode).HasMaxLength(20);
        builder.Property(t => t.Amount).HasPrecision(18, 4);
        builder.Property(t => t.Base).HasPrecision(18, 4);
    }
}
