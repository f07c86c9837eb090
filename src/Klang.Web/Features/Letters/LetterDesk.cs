using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Letters.Docx;

namespace Klang.Web.Features.Letters;

/// <summary>A letter that is kept, and its file.</summary>
public sealed record MadeLetter(Letter Letter, byte[] Docx);

/// <summary>Writes letters, and keeps them: row, file and trail line in one transaction. The door for pages and the command line.</summary>
public sealed class LetterDesk(LetterContents contents, LetterTemplates templates, AttachmentStore files, ProcessRunner processes)
{
    /// <summary>The letter as it would be, kept nowhere.</summary>
    /// <param name="parts">A wording that is not saved yet; null for the office's.</param>
    public async Task<Result<WrittenLetter>> WriteAsync(Actor actor, LetterOrder order, LetterParts? parts = null, CancellationToken cancel = default)
    {
        var content = await contents.ReadAsync(actor, order, cancel);
        if (!content.IsOk)
        {
            return content.Problem;
        }

        var wording = parts ?? (await templates.ReadAsync(order.Sender, order.Kind, cancel)).Parts;
        var text = LetterComposer.Compose(wording, content.Value.Values, order.Date, content.Value.Table);
        return new WrittenLetter(order, order.Number is { } number ? text with { Number = Core.Thai.ThaiDigits.ToThai(number) } : text);
    }

    /// <summary>How a wording looks with the names of its merge fields where their values will stand.</summary>
    public static LetterText Sample(LetterParts parts, DateOnly date) =>
        LetterComposer.Compose(parts, LetterFields.All.ToDictionary(f => f.Key, f => "{" + f.Key + "}", StringComparer.Ordinal), date, null);

    public async Task<Result<MadeLetter>> MakeAsync(Actor actor, LetterOrder order, CancellationToken cancel = default)
    {
        var written = await WriteAsync(actor, order, cancel: cancel);
        return written.IsOk
            ? await processes.RunAsync(new Process("letter.make", actor), scope => KeepAsync(scope, written.Value, cancel), cancel)
            : written.Problem;
    }

    private async Task<Result<MadeLetter>> KeepAsync(ProcessScope scope, WrittenLetter written, CancellationToken cancel)
    {
        var (order, unit) = (written.Order, written.Order.Sender.Unit);
        var docx = DocxWriter.Write(written.Text, unit.NameTh, scope.Now);
        var id = Guid.CreateVersion7();
        var file = await files.AddOwnAsync(scope, id, new OwnFile(FileName(order), DocxWriter.ContentType, docx), cancel);
        var letter = new Letter
        {
            Id = id,
            UnitCode = unit.Code,
            AreaCode = unit.AreaCode,
            Kind = order.Kind.Key(),
            FiscalYear = order.Year.Year,
            Title = written.Text.Subject,
            Sha256 = file.Sha256,
            FileName = file.FileName,
            MadeAt = scope.Now,
            MadeBy = scope.Actor.Name,
        };
        scope.Db.Letters.Add(letter);
        scope.Note(unit.Code, letter.Title, new { kind = letter.Kind, order.Year.Year, round = order.Round?.ToString(), to = order.To?.Digits, sha256 = letter.Sha256 });
        return new MadeLetter(letter, docx);
    }

    /// <summary>letter-overdue-2570-savings-group-1-5701.docx.</summary>
    private static string FileName(LetterOrder order) => string.Join('-', new[]
    {
        "letter", order.Kind.Key(), order.Year.ToString(), order.Round is { } round ? $"{round.DatasetKey}-{round.Number.Plain()}" : null, order.To?.Digits ?? order.Sender.Unit.Code,
    }.Where(part => part is not null)) + ".docx";
}
