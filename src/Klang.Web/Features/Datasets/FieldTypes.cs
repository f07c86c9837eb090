using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Datasets;

/// <summary>What forms, grid, API and data dictionary say of a field's type.</summary>
public static class FieldTypes
{
    /// <summary>The field's type as the definition file names it.</summary>
    public static string NameOf(Field field) => FieldTypeNames.Of(field);

    /// <summary>The choices of a choice field; default where it has none.</summary>
    public static ImmutableArray<Choice> ChoicesOf(Field field) => field switch
    {
        ChoiceField choice => choice.Choices,
        MultiField multi => multi.Choices,
        _ => default,
    };
}
