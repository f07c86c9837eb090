using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Registers;

/// <summary>The words behind a register's codes.</summary>
internal static class RegisterLabels
{
    /// <summary>The label of the choice that an entry made; null where it made none.</summary>
    public static string? Of(RegisterDefinition register, FieldKey? key, Answers answers) =>
        key is { } field && answers.Value(field) is { IsMissing: false } code ? Choices(register, field).FirstOrDefault(c => c.Code == code.Text)?.Label.Here() : null;

    public static IReadOnlyList<Choice> Choices(RegisterDefinition register, FieldKey? key) =>
        register.Fields.FirstOrDefault(f => f.Key == key) is ChoiceField choice ? choice.Choices : [];
}
