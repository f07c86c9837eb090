using Klang.Core.Common;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import;

/// <summary>One office's part of a file that a province sent for all of its offices.</summary>
/// <param name="Sharing">Which row is whose.</param>
/// <param name="Unit">The office.</param>
/// <param name="Province">The unit that sent it.</param>
/// <param name="IsFirst">Whether what is nobody's is told with this office's rows: once, not once for each office.</param>
public sealed record OfficeShare(OfficeSharing Sharing, string Unit, string Province, bool IsFirst)
{
    public bool Concerns(ReadRow row) => row.Kind == RowKind.Data ? Sharing.Of(row.Clues) is { } unit ? unit == Unit : IsFirst : IsFirst;

    /// <summary>Why a row is left out; null where it is this office's.</summary>
    public LocalText? WhyNobodys(ReadRow row) => Sharing.Of(row.Clues) is null ? Sharing.WhyNobodys(row.Clues) : null;
}
