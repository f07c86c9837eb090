namespace Klang.Web.Features.Figures;

internal static class FiguresRoom
{
    public static void AddFigures(IServiceCollection services)
    {
    }

}
