using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Klang.Web.Hosting;

/// <summary>
/// The shipped files of a folder. They do not change while they are served, so nobody watches them: the system has 128 watchers
/// for each user, and every host would take one.
/// </summary>
internal sealed class StillFiles(string folder) : IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider _files = new(folder);

    public IDirectoryContents GetDirectoryContents(string subpath) => _files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => _files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();
}
