namespace Klang.Core.Datasets.Reading;

/// <summary>What a file below <c>datasets/</c> holds; its folder and name say so.</summary>
public enum DefinitionFileKind
{
    Dataset,
    Register,
    Choices,
    Bureaus,
    Units,
    Questionnaire,
    Standards,
}

/// <summary>A definition file as text; the caller reads the disk.</summary>
/// <param name="Path">Relative path with forward slashes, as told in faults: <c>registers/savings-group.yaml</c>.</param>
/// <param name="Text">The whole content.</param>
public sealed record DefinitionFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public DefinitionFileKind Kind => Path switch
    {
        _ when Path.Contains("registers/", StringComparison.Ordinal) => DefinitionFileKind.Register,
        _ when Path.Contains("questionnaires/", StringComparison.Ordinal) => DefinitionFileKind.Questionnaire,
        _ when Path.Contains("standards/", StringComparison.Ordinal) => DefinitionFileKind.Standards,
        _ when Path.Contains("choices/", StringComparison.Ordinal) => DefinitionFileKind.Choices,
        _ when Name == "bureaus" => DefinitionFileKind.Bureaus,
        _ when Name == "units" => DefinitionFileKind.Units,
        _ => DefinitionFileKind.Dataset,
    };
}
