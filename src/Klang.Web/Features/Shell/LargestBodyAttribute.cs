using Microsoft.AspNetCore.Http.Metadata;

namespace Klang.Web.Features.Shell;

/// <summary>
/// The largest request that a page takes. Read by routing, before anything reads the body; the framework's own attribute acts
/// after the antiforgery check has read it, and complains.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestBodyAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long Bytes { get; } = bytes;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => Bytes;
}
