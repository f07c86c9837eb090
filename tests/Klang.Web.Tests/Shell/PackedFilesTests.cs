using System.IO.Compression;
using Klang.Web.Tests.Areas;

namespace Klang.Web.Tests.Shell;

public sealed class PackedFilesTests : IAsyncLifetime
{
    private AreasHost _host = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AreasHost.StartAsync();
        _browser = await _host.ServeAsync();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/dist/klang.css", "text/css")]
    [InlineData("/dist/grid.js?v=1", "text/javascript")]
    public async Task Get_WithBrotli_IsTheSameFilePackedByTheBuild(string path, string type)
    {
        var plain = await GetAsync(path, "identity");
        var packed = await GetAsync(path, "gzip, deflate, br");

        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Equal(type, packed.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.Equal(path.Contains('?', StringComparison.Ordinal), packed.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal));
        await using var unpacked = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await unpacked.CopyToAsync(content);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), content.ToArray());
        Assert.True(packed.Content.Headers.ContentLength < content.Length / 2);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br;q=0")]
    public async Task Get_WithoutBrotli_IsNotPackedThatWay(string encodings) =>
        Assert.DoesNotContain("br", (await GetAsync("/dist/klang.css", encodings)).Content.Headers.ContentEncoding);

    private Task<HttpResponseMessage> GetAsync(string path, string encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        return _browser.SendAsync(request);
    }
}
