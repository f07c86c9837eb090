using Klang.Core.Cases;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;

namespace Klang.Web.Features.Cases;

/// <summary>Whom a case's news concern: who asked, the province on its way, and the department while it has it.</summary>
internal static class CaseNotices
{
    public static Task TellAsync(ProcessScope scope, Case at, string kind, CancellationToken cancel)
    {
        var readers = NoticeReaders.OfUnit(scope.Db, at.UnitCode);
        if (at.AreaCode.Length > 2)
        {
            readers = readers.Union(NoticeReaders.ReviewersOf(scope.Db, at.AreaCode[..2]));
        }

        if (at.State.Holder() == CaseSides.Department)
        {
            readers = readers.Union(NoticeReaders.Department(scope.Db));
        }

        // Colleagues beside whoever writes are on the same side: news go to the others.
        var own = scope.Actor.UnitCode;
        return NoticeWriter.TellAsync(scope, readers.Where(u => u.UnitCode != own), kind, $"{at.Label} {at.Title}", at.Link(), cancel);
    }
}
