using System.Collections.Immutable;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>Bad settings of terms, of what ends with an entry, and of what a dataset certifies: told with file, line and plain words.</summary>
public sealed class RegisterSettingsTests
{
    private const string Person = "registers/person.yaml";
    private const string Post = "registers/leader-post.yaml";
    private const string Dataset = "03-leaders-groups-networks.yaml";

    [Theory]
    [InlineData(Post, "start: term_start", "start: role_type", "'start: role_type' must name a field of the right type.")]
    [InlineData(Post, "expired: awaiting_selection", "expired: gone", "'expired: gone' is not among the choices of the status.")]
    [InlineData(Post, "years: 4", "years: 0", "'years' must be the length of a term in years.")]
    [InlineData(Post, "keep: [area_code, position_in_body]", "keep: [area]", "renewal: there is no field 'area'.")]
    [InlineData(Post, "title: holder_name", "title: term_start", "'title' must name text fields among the fields.")]
    [InlineData(Post, "kind: role_type", "kind: sort", "'kind' must name one of the fields.")]
    [InlineData(Person, "title: [first_name, last_name]", "title: [first_name, surname]", "'title' must name text fields among the fields.")]
    [InlineData(Person, "through: person", "through: area_code", "ends: the register 'leader-post' has no field 'area_code' that names this one.")]
    [InlineData(Person, "{ role_status: \"'dead'\"", "{ state: \"'dead'\"", "ends: the register 'leader-post' has no field 'state' to set.")]
    [InlineData(Person, "end_date_actual: vital_status_date", "end_date_actual: vital_status", "'vital_status' gives")]
    [InlineData(Person, "when: vital_status == 'dead'", "when: vital_state == 'dead'", "In 'vital_state == 'dead'' at 1:")]
    [InlineData(Dataset, "certifies: [person,", "certifies: [people,", "registers/ holds no register 'people'.")]
    [InlineData("04-leader-assessment.yaml", "activeDuring: year", "activeDuring: month", "'activeDuring' can only be year.")]
    [InlineData("06-savings-group.yaml", "subject: { register: savings-group }", "subject: { register: savings-group, activeDuring: year }", "activeDuring: the register 'savings-group' has no term.")]
    public void Read_BadSetting_IsToldInItsFile(string file, string old, string wrong, string told)
    {
        var fault = Assert.Single(Spoilt(file, old, wrong), f => f.Message.In("en").Contains(told, StringComparison.Ordinal));

        Assert.Equal(file, fault.File);
        Assert.True(fault.Line > 0);
        Assert.NotEqual(fault.Message.Th, fault.Message.In("en"));
    }

    private static ImmutableArray<DefinitionFault> Spoilt(string file, string old, string wrong)
    {
        var text = ShippedDefinitions.Files.Single(f => f.Path == file).Text;
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files.Where(f => f.Path != file), new DefinitionFile(file, text[..at] + wrong + text[(at + old.Length)..])]);
        Assert.Null(catalogue);
        return faults;
    }
}
