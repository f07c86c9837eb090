using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Shelf;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Figures;

/// <summary>Two provinces, five districts, and what <see cref="Seeding"/> adds.</summary>
internal sealed class FiguresWorld : World
{
    private FiguresWorld(Place place)
        : base(place)
    {
    }

    public Catalogue Catalogue => App.Services.GetRequiredService<Catalogue>();

    public static Actor Department { get; } = Person(Role.Department, "planning", "");

    public static Actor Reviewer(string province) => Person(Role.ProvinceReviewer, province, province);

    public static Actor Officer(string district) => Person(Role.Officer, district, district);

    /// <param name="kind">Which database.</param>
    /// <param name="now">UTC, ISO.</param>
    public static async Task<FiguresWorld> MakeAsync(string kind, string now = "2026-12-10T03:00:00Z")
    {
        var world = new FiguresWorld(await PlaceAsync(kind, now));
        await world.DbAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            await world.App.Services.GetRequiredService<ShelfBuilder>().EnsureAsync(db);
            Seeding.AreasAndUnits(db);
            return await db.SaveChangesAsync();
        });
        return world;
    }
}
