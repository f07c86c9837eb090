using Klang.Core.Common;

namespace Klang.Web.Features.Shell;

/// <summary>A labelled text input of a form; the problem shows when it names this field.</summary>
public sealed record FormField(string Name, string Label, string? Value, Problem? Problem)
{
    public string? Help { get; init; }

    public bool Required { get; init; }

    /// <summary>Lines of a larger field; 1 for a single line.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>For years and other few characters.</summary>
    public bool Short { get; init; }

    /// <summary>Problems name the field without the form it stands in.</summary>
    public Problem? Wrong => Problem?.Where is { } where && (where == Name || Name == "Form." + where) ? Problem : null;

    public string Id => Name.Replace('.', '-');
}
