using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class TrailLineMapping : IEntityTypeConfiguration<TrailLine>
{
    public void Configure(EntityTypeBuilder<TrailLine> builder)
    {
        builder.ToTable("trail");
        builder.Property(t => t.Stream).HasMaxLength(40);
        builder.HasIndex(t => new { t.Stream, t.Number }).IsUnique();
        builder.HasIndex(t => t.Subject);
    }
}

internal sealed class TrailHeadMapping : IEntityTypeConfiguration<TrailHead>
{
    public void Configure(EntityTypeBuilder<TrailHead> builder) => builder.HasKey(h => h.Stream);
}

internal sealed class IdempotentAnswerMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.HasKey(a => new { a.ActorId, a.Key });
        builder.Property(a => a.Key).HasMaxLength(100);
        builder.HasIndex(a => a.At);
    }
}
