namespace Klang.Web.Features.People;

/// <summary>Makes the reporting units from the area registry.</summary>
public sealed class UnitSeed
{
    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
