using Npgsql;

namespace Klang.Data.Setup;

/// <summary>Which database, from <c>KLANG__Database</c>: <c>sqlite:PATH</c> or a PostgreSQL connection string.</summary>
public sealed record DatabaseChoice(bool IsSqlite, string ConnectionString)
{
    private const string SqlitePrefix = "sqlite:";

    public static DatabaseChoice Parse(string text)
    {
        if (!text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            // The statements of a save are long and few: the server plans each once a connection, not once a save.
            var builder = new NpgsqlConnectionStringBuilder(text);
            builder.MaxAutoPrepare = builder.MaxAutoPrepare == 0 ? 100 : builder.MaxAutoPrepare;
            return new(false, builder.ConnectionString);
        }

        var path = Path.GetFullPath(text[SqlitePrefix.Length..]);
        return new(true, $"Data Source={path};Foreign Keys=True;Default Timeout=30");
    }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? FilePath => IsSqlite ? ConnectionString["Data Source=".Length..ConnectionString.IndexOf(';', StringComparison.Ordinal)] : null;
}
