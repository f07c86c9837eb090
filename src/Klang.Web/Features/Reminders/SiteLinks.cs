using Klang.Web.Hosting;

namespace Klang.Web.Features.Reminders;

/// <summary>Addresses for what is read outside the site. Only the configured one is trusted: a request's own host is whatever its sender wrote.</summary>
public sealed class SiteLinks(KlangOptions options)
{
    /// <param name="path">A path of this site.</param>
    /// <returns>Null where the site's address is not configured.</returns>
    public string? To(string path) => options.BaseUrl.Length == 0 ? null : options.BaseUrl.TrimEnd('/') + path;
}
