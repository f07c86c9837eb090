using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data;

/// <summary>
/// Entries found by what stands in their answers. Both read the register's rows of the area they are narrowed to, so narrow them;
/// only who ends a person's posts everywhere asks without.
/// </summary>
public static class EntryQueries
{
    /// <summary>Entries of a register in whose answers, or in a row of their lists, the text stands as a whole value.</summary>
    public static IQueryable<Subject> EntriesNaming(this KlangDb db, string register, string code)
    {
        var value = $"%\"{code}\"%";
        return db.Dialect == Dialect.Postgres
            ? db.Subjects.FromSql($"SELECT * FROM subjects WHERE register = {register} AND answers::text LIKE {value}")
            : db.Subjects.FromSql($"SELECT * FROM subjects WHERE register = {register} AND answers LIKE {value}");
    }

    /// <summary>Entries of a register that answer a field with a code.</summary>
    public static IQueryable<Subject> EntriesSaying(this KlangDb db, string register, string field, string code)
    {
        var path = $"$.{field}";
        return db.Dialect == Dialect.Postgres
            ? db.Subjects.FromSql($"SELECT * FROM subjects WHERE register = {register} AND answers ->> {field} = {code}")
            : db.Subjects.FromSql($"SELECT * FROM subjects WHERE register = {register} AND json_extract(answers, {path}) = {code}");
    }
}
