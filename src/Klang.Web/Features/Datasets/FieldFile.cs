namespace Klang.Web.Features.Datasets;

/// <summary>An attached file as a form shows it.</summary>
/// <param name="Address">Where it is served from.</param>
public sealed record FieldFile(Guid Id, string Name, long Size, string ContentType, string Address)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
}
