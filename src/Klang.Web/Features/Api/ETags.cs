using System.Globalization;
using Klang.Core.Common;
using Klang.Data.Model;

namespace Klang.Web.Features.Api;

/// <summary>The version of a submission as an ETag; <c>If-Match</c> refuses a move on a stale reading.</summary>
internal static class ETags
{
    public static string Of(Submission submission) => $"\"{submission.Version.Plain()}\"";

    /// <summary>The version in If-Match; null when the caller sent none.</summary>
    public static int? Version(HttpContext http) =>
        int.TryParse(http.Request.Headers.IfMatch.ToString().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
