using Klang.Core.People;

namespace Klang.Web.Features.Shell;

/// <summary>A place in the main menu.</summary>
internal sealed record NavigationItem(string Key, string Href);

/// <summary>The main menu, by role: nobody is shown a place that would refuse them.</summary>
internal static class Navigation
{
    private static readonly NavigationItem Work = new("work", "/");
    private static readonly NavigationItem Monitoring = new("monitoring", "/monitoring");
    private static readonly NavigationItem Reviews = new("reviews", "/reviews");
    private static readonly NavigationItem Figures = new("figures", "/figures");
    private static readonly NavigationItem Rounds = new("rounds", "/rounds");
    private static readonly NavigationItem Areas = new("areas", "/areas");
    private static readonly NavigationItem Cases = new("cases", "/cases");
    private static readonly NavigationItem Datasets = new("datasets", "/datasets");
    private static readonly NavigationItem Registers = new("registers", "/registers");
    private static readonly NavigationItem Letters = new("letters", "/letters");
    private static readonly NavigationItem People = new("people", "/people");

    public static IEnumerable<NavigationItem> For(Actor actor) => actor.Role switch
    {
        Role.Officer => [Work, Figures, Rounds, Areas, Cases, Registers, Datasets],
        Role.ProvinceReviewer => [Monitoring, Reviews, Work, Figures, Rounds, Areas, Cases, Registers, Datasets, Letters, People],
        Role.Department => [Monitoring, Reviews, Figures, Rounds, Areas, Cases, Registers, Datasets, Letters],
        Role.Administrator => [Monitoring, Figures, Rounds, Areas, Cases, Registers, Datasets, People],
        _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
    };
}
