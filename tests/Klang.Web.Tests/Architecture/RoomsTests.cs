using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Klang.Web.Tests.Architecture;

/// <summary>Rooms by level: arrows only point down. The table is DESIGN 3's and CONTRIBUTING's.</summary>
public sealed class RoomsTests
{
    private const string Prefix = "Klang.Web.Features.";

    private static readonly Dictionary<string, int> Levels = new(StringComparer.Ordinal)
    {
        // The ground: rooms of level 0 have pages too.
        ["Shell"] = -1,
        ["Trail"] = 0, ["Notices"] = 0, ["Attachments"] = 0,
        ["People"] = 1, ["Areas"] = 1, ["Datasets"] = 1, ["Cases"] = 1,
        ["Rounds"] = 2, ["Registers"] = 2, ["Corrections"] = 2, ["Support"] = 2, ["AreaChecks"] = 2, ["Assignments"] = 2,
        ["Entry"] = 3,
        ["Import"] = 4, ["Submissions"] = 4, ["Merges"] = 4,
        ["Monitoring"] = 5, ["Reviews"] = 5, ["Figures"] = 5, ["Reminders"] = 5,
        ["Letters"] = 6, ["Export"] = 6, ["Api"] = 6, ["Admin"] = 6, ["Public"] = 6,
    };

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(Assembly.Load("Klang.Web"), Assembly.Load("Klang.Data"), Assembly.Load("Klang.Core")).Build();

    [Fact]
    public void Rooms_CallOnlyRoomsOfALowerLevel()
    {
        var upward = House.Types.Where(t => RoomOf(t) is not null)
            .SelectMany(from => from.Dependencies.Select(d => (From: from, To: d.Target)))
            .Where(d => RoomOf(d.To) is { } to && RoomOf(d.From) != to && Level(d.From) <= Level(d.To))
            .Select(d => $"{d.From.FullName} → {d.To.FullName}").Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(upward);
    }

    [Fact]
    public void Rooms_AllHaveALevel() =>
        Assert.Subset(Levels.Keys.ToHashSet(StringComparer.Ordinal), House.Types.Select(RoomOf).OfType<string>().ToHashSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("Klang.Core", "Klang.Data")]
    [InlineData("Klang.Core", "Klang.Web")]
    [InlineData("Klang.Core", "Microsoft.EntityFrameworkCore")]
    [InlineData("Klang.Core", "Microsoft.AspNetCore")]
    [InlineData("Klang.Data", "Klang.Web")]
    public void Projects_PointOneWay(string from, string to)
    {
        // By the name and not the namespace: a list of the framework's is given the namespace of whoever was met with it first.
        var wrong = House.Types.Where(t => t.Namespace?.FullName.StartsWith(from, StringComparison.Ordinal) == true)
            .SelectMany(t => t.Dependencies.Where(d => d.Target.FullName.StartsWith(to, StringComparison.Ordinal)).Select(d => $"{t.FullName} → {d.Target.FullName}"));
        Assert.Empty(wrong);
    }

    private static int Level(IType type) => Levels.GetValueOrDefault(RoomOf(type)!, int.MaxValue);

    private static string? RoomOf(IType type) =>
        type.Namespace?.FullName.StartsWith(Prefix, StringComparison.Ordinal) == true ? type.Namespace.FullName[Prefix.Length..].Split('.')[0] : null;
}
