namespace Klang.Core.Datasets;

/// <summary>A field's type as definition files name it.</summary>
public static class FieldTypeNames
{
    public static string Of(Field field) => field switch
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
}
