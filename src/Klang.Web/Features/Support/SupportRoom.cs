using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Web.Features.Cases;

namespace Klang.Web.Features.Support;

internal static class SupportRoom
{
    public static void AddSupport(IServiceCollection services)
    {
        services.AddScoped<ProblemDesk>();
        services.AddScoped<WhereFrom>();
        services.AddScoped<HelpBook>();
        services.AddSingleton(new CasePart(CaseKind.Problem, "ProblemPart")
        {
            ForAnswer = new CaseLink("/help/answers/{0}", new LocalText("ใช้เป็นคำตอบที่เป็นประโยชน์", "Use as a helpful answer")),
        });
    }
}
