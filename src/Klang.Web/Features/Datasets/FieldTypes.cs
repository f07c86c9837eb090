using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Datasets;

/// <summary>What forms, grid, API and data dictionary say of a field's type.</summary>
public static class FieldTypes
{
    /// <summary>The field's type as the definition file names it.</summary>
    public static string NameOf(Field field) => field switch
    {
        IntegerField => "integer",
        DecimalField => "decimal",
        MoneyField => "money",
        PercentField => "percent",
        YearField => "year",
        TextField => "text",
        DateField => "date",
        ChoiceField => "choice",
        MultiField => "multi",
        YesNoField => "yesno",
        PhoneField => "phone",
        NationalIdField => "nationalId",
        AreaField => "area",
        SubjectField => "subject",
        FileField => "file",
        _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
    };

    /// <summary>The choices of a choice field; default where it has none.</summary>
    public static ImmutableArray<Choice> ChoicesOf(Field field) => field switch
    {
        ChoiceField choice => choice.Choices,
        MultiField multi => multi.Choices,
        _ => default,
    };
}
