using Klang.Core.Datasets;
using Klang.Core.Registers;

namespace Klang.Web.Features.Import;

/// <summary>The way from a row that names nobody to the form of a new entry.</summary>
internal static class NewEntryLink
{
    /// <summary>The form's address with the name filled in under the keys of the register's own fields; a person's is shared out over first name and the rest.</summary>
    public static string Of(RegisterDefinition register, string name, string returnTo) =>
        $"/registers/{register.Key}/entries?{string.Concat(NameCells(register, name).Select(c => $"{c.Field.Name}={Uri.EscapeDataString(c.Text)}&"))}returnTo={Uri.EscapeDataString(returnTo)}";

    /// <summary>What the fields that name an entry would say; none where the name is computed.</summary>
    public static IEnumerable<(FieldKey Field, string Text)> NameCells(RegisterDefinition register, string name)
    {
        var fields = register.Title.Where(t => register.Fields.Any(f => f.Key == t && !f.IsComputed)).ToList();
        return fields.Zip(name.Trim().Split(' ', Math.Max(fields.Count, 1), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
