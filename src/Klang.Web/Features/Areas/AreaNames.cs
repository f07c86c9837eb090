namespace Klang.Web.Features.Areas;

public sealed class AreaNames
{
    public Task<AreaNamesSnapshot> ReadAsync(CancellationToken cancel) => Task.FromResult(new AreaNamesSnapshot());
}

public sealed class AreaNamesSnapshot
{
    public string? NameOf(string code, string language) => code;

    public string PlaceOf(string code, string language) => code;
}
