using Klang.Core.Submissions;

namespace Klang.Web.Features.Submissions;

/// <summary>Badge classes of requests for more time.</summary>
internal static class ExtensionWords
{
    public static string Badge(ExtensionState state) => state switch
    {
        ExtensionState.Asked => "badge--submitted",
        ExtensionState.Granted => "badge--approved",
        ExtensionState.Refused => "badge--returned",
        ExtensionState.Withdrawn => "badge--draft",
        _ => throw new NotSupportedException($"Unknown state {state}."),
    };
}
