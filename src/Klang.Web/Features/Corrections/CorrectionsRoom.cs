using System.Collections.Immutable;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Web.Features.Cases;

namespace Klang.Web.Features.Corrections;

internal static class CorrectionsRoom
{
    public static void AddCorrections(IServiceCollection services)
    {
        services.AddScoped<CorrectionDesk>();
        services.AddScoped<CorrectionReader>();
        services.AddScoped<ProvisionalAreas>();
        services.AddSingleton(new CasePart(CaseKind.Correction, "Correction")
        {
            // These touch the registry, so they are made on this room's pages.
            Moves = new Dictionary<CaseState, CaseLink>
            {
                [CaseState.Applied] = new("/corrections/{0}/apply", new LocalText("แก้ทะเบียนตามคำขอ", "Change the registry")),
                [CaseState.Refused] = new("/corrections/{0}/close?to=refused", new LocalText("ไม่อนุมัติ", "Refuse")),
                [CaseState.Withdrawn] = new("/corrections/{0}/close?to=withdrawn", new LocalText("ถอนคำขอ", "Withdraw")),
            }.ToImmutableDictionary(),
        });
    }
}
