namespace Klang.Data;

/// <summary>The few words in which the two databases differ.</summary>
public sealed record Dialect
{
    public required string Name { get; init; }

    /// <summary>Column type of a JSON document.</summary>
    public required string JsonColumn { get; init; }

    public required string GuidColumn { get; init; }

    public required string DateColumn { get; init; }

    public required string BooleanColumn { get; init; }

    /// <summary>Appended to a SELECT that must hold its rows until commit. SQLite has one writer, so it needs nothing.</summary>
    public required string ForUpdate { get; init; }

    public static Dialect Sqlite { get; } = new()
    {
        Name = "sqlite",
        JsonColumn = "TEXT",
        GuidColumn = "TEXT",
        DateColumn = "TEXT",
        BooleanColumn = "INTEGER",
        ForUpdate = "",
    };

    public static Dialect Postgres { get; } = new()
    {
        Name = "postgres",
        JsonColumn = "jsonb",
        GuidColumn = "uuid",
        DateColumn = "date",
        BooleanColumn = "boolean",
        ForUpdate = " FOR UPDATE",
    };
}
