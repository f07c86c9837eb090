using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Klang.Data.Mappings;

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.Property(a => a.UnitCode).HasMaxLength(40);
        builder.Property(a => a.AreaCode).HasMaxLength(20);
        builder.Property(a => a.Dataset).HasMaxLength(60);
        builder.HasOne<KlangUser>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.UnitCode, a.FiscalYear });
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.Property(d => d.UnitCode).HasMaxLength(40);
        builder.Property(d => d.AreaCode).HasMaxLength(20);
        builder.HasOne<KlangUser>().WithMany().HasForeignKey(d => d.FromUserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<KlangUser>().WithMany().HasForeignKey(d => d.ToUserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.ToUserId, d.UntilDay });
    }
}

internal sealed class MailMessageMapping : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> builder)
    {
        builder.Property(m => m.Key).HasMaxLength(200);
        builder.Property(m => m.ToAddress).HasMaxLength(254);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => new { m.State, m.NotBefore });
    }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.HasKey(r => new { r.Job, r.Slot });
        builder.Property(r => r.Job).HasMaxLength(60);
        builder.Property(r => r.Slot).HasMaxLength(60);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.Property(f => f.UnitCode).HasMaxLength(40);
        builder.Property(f => f.AreaCode).HasMaxLength(20);
        builder.Property(f => f.KeyHash).HasMaxLength(64);
        builder.HasIndex(f => f.KeyHash).IsUnique();
    }
}

internal sealed class LetterTemplateMapping : IEntityTypeConfiguration<LetterTemplate>
{
    public void Configure(EntityTypeBuilder<LetterTemplate> builder)
    {
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.UnitCode).HasMaxLength(40);
        builder.Property(t => t.Kind).HasMaxLength(40);
        builder.HasIndex(t => new { t.UnitCode, t.Kind }).IsUnique();
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.Property(l => l.UnitCode).HasMaxLength(40);
        builder.Property(l => l.AreaCode).HasMaxLength(20);
        builder.Property(l => l.Kind).HasMaxLength(40);
        builder.Property(l => l.Sha256).HasMaxLength(64);
        builder.HasIndex(l => new { l.UnitCode, l.MadeAt });
    }
}
