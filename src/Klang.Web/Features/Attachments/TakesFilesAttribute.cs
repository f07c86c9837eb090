using Microsoft.AspNetCore.Http.Metadata;

namespace Klang.Web.Features.Attachments;

/// <summary>
/// On a page whose form takes files. The limit lies well above what is taken, because a server that stops reading cannot say
/// why: the files themselves are judged, and their refusal tells what to do.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => 100_000_000;
}
