using System.Reflection;
using Klang.Web.Hosting;
using Klang.Web.Tests.AreaChecks;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Architecture;

public sealed class PagesTests
{
    /// <summary>The host checks at start that its services can be made; of pages and parts of pages it does not.</summary>
    [Fact]
    public async Task PagesAndParts_CanAllBeMade()
    {
        await using var world = await RegistryWorld.StartAsync(World.Sqlite);
        await using var scope = world.App.Services.CreateAsyncScope();
        var types = typeof(KlangHost).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && (type.IsSubclassOf(typeof(PageModel)) || type.IsSubclassOf(typeof(ViewComponent)))).ToList();

        Assert.True(types.Count > 30);
        Assert.All(types, type => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)));
    }

    /// <summary>What one page leaves for the next request, another would read as its own, and fail where it means something else.</summary>
    [Fact]
    public void TempData_OfEachPage_HasAKeyOfItsOwn()
    {
        var keys = typeof(KlangHost).Assembly.GetTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(p => (p.Name, p.GetCustomAttribute<TempDataAttribute>()?.Key, Has: p.IsDefined(typeof(TempDataAttribute)))).Where(p => p.Has).Select(p => p.Key ?? p.Name).ToList();

        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct(StringComparer.Ordinal), keys);
    }
}
