using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

internal sealed class ServiceImportTable : IEntityTypeConfiguration<ServiceImport>, IEntityTypeConfiguration<ImportPart>
{
    public void Configure(EntityTypeBuilder<ServiceImport> builder)
    {
        builder.ToTable("Imports");
        builder.Property(i => i.NetworkId).HasMaxLength(40);
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.SheetName).HasMaxLength(100);
        builder.Property(i => i.Problem).HasMaxLength(80);
        builder.HasIndex(i => new { i.NetworkId, i.UploadedAt });
        builder.Property(i => i.Columns).HasConversion(c => Json.Of(c), c => Json.Read<ColumnChoice>(c));
        builder.Property(i => i.Counts).HasConversion(c => Json.Of(c), c => Json.Read<RowCounts>(c)!);
    }

    public void Configure(EntityTypeBuilder<ImportPart> builder)
    {
        builder.ToTable("ImportParts");
        builder.HasKey(p => new { p.ImportId, p.Name, p.Number });
        builder.Property(p => p.Name).HasMaxLength(20);
        builder.HasOne<ServiceImport>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    private static class Json
    {
        public static string Of<T>(T value) => JsonSerializer.Serialize(value, ImportPart.Writing);

        public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ImportPart.Writing);
    }
}

public static class ServiceImportSets
{
    extension(ViittaDb db)
    {
        public DbSet<ServiceImport> Imports => db.Set<ServiceImport>();

        public DbSet<ImportPart> ImportParts => db.Set<ImportPart>();
    }

    /// <summary>Imports are their network's coordinators' alone.</summary>
    public static IQueryable<ServiceImport> Of(this IQueryable<ServiceImport> imports, Actor actor) =>
        actor.SeesAllNetworks ? imports : imports.Where(i => actor.CoordinatedIds.Contains(i.NetworkId));
}
