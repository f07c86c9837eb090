using Klang.Data;
using Klang.Data.Setup;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Shelf;

/// <summary>The embedded database starts with a model that was written out beforehand. Here it is written again and compared.</summary>
public sealed class CompiledModelTests
{
    private const string Namespace = "Klang.Data.Compiled.Sqlite";

    [Fact]
    public void CompiledModel_IsTheModelOfTheTables()
    {
        using var db = Make();
        var written = Generate(db).ToDictionary(file => Path.GetFileName(file.Path), file => file.Code, StringComparer.Ordinal);
        var folder = Folder();

        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(written, file => Assert.True(
            Body(file.Value) == Body(File.ReadAllText(Path.Combine(folder, file.Key))), $"{file.Key} is not the model of the tables. Run `just compiled-model`."));
    }

    [Fact]
    public void CompiledModel_IsTheOneThatIsUsed()
    {
        using var db = Make();
        Assert.Equal(Namespace, db.Model.GetType().Namespace);
    }

#pragma warning disable EF1001 // The generator of dotnet ef has no other door.
    private static IReadOnlyCollection<ScaffoldedFile> Generate(KlangDb db)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ICompiledModelCodeGeneratorSelector>()
            .Select(new CompiledModelCodeGenerationOptions { Language = "C#" })
            .GenerateModel(db.GetService<IDesignTimeModel>().Model, new CompiledModelCodeGenerationOptions { ContextType = db.GetType(), ModelNamespace = Namespace, Language = "C#", UseNullableReferenceTypes = true });
    }
#pragma warning restore EF1001

    /// <summary>Without what depends on who wrote it: line ends, and the mark of the model's own number.</summary>
    private static string Body(string code) => string.Join('\n', code.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Where(line => !line.Contains("modelId:", StringComparison.Ordinal)));

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, "src", "Klang.Data", "Compiled", "Sqlite") is var folder && Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("src/Klang.Data/Compiled/Sqlite");
    }

    private static KlangDb Make() => DatabaseRegistration.Unpooled(DatabaseChoice.Parse("sqlite:design-time.db"));
}
