using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Rows of a draft that do not belong in it go, with their typed rows. The caller tells the trail, and keeps the counts.</summary>
internal static class TakingOut
{
    public static async Task TakeOutAsync(this ProcessScope scope, ShelfWriter shelf, Submission submission, IReadOnlyCollection<Record> records, CancellationToken cancel)
    {
        if (records.Count == 0)
        {
            return;
        }

        var ids = records.Select(r => r.Id).ToList();
        await scope.Db.Records.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        shelf.Remove(scope, submission.Dataset, ids);
        shelf.Write(scope, submission, []);
    }
}
