using System.CommandLine;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Web.Features.Letters;

namespace Klang.Web.CommandLine;

/// <summary><c>letters announce|reminder|overdue|thanks|transmittal --fiscal-year Y --province 57 --out FILE.docx</c>: makes a province's letter, and keeps it in its register of letters.</summary>
internal static class LettersVerb
{
    private static readonly Option<string?> Year = new("--fiscal-year") { Description = "The fiscal year, Buddhist: 2562; this one when left out." };
    private static readonly Option<string> Province = new("--province") { Required = true, Description = "The province that writes, by its code: 57." };
    private static readonly Option<string?> Round = new("--round") { Description = "One round: savings-group/2570/1." };
    private static readonly Option<string?> To = new("--to") { Description = "One district by its code, such as 5701; everybody it concerns when left out." };
    private static readonly Option<string?> Date = new("--date") { Description = "The letter's date, such as 31/1/2562; today when left out." };
    private static readonly Option<string?> Number = new("--number") { Description = "The letter's number, such as \"ชร 0019.3/ว 2592\"; a place for it when left out." };
    private static readonly Option<string> Out = new("--out") { Required = true, Description = "The file to write, .docx." };

    public static Command Command() => new("letters", "Official letters as Word documents.")
    {
        Kind("announce", LetterKind.Announcement, "The year's schedule, with its table."),
        Kind("reminder", LetterKind.Reminder, "Reports that are due soon and not in."),
        Kind("overdue", LetterKind.Overdue, "Reports past their due date."),
        Kind("thanks", LetterKind.Thanks, "Districts that reported everything in time."),
        Kind("transmittal", LetterKind.Transmittal, "The figures of a round."),
    };

    private static Command Kind(string verb, LetterKind kind, string description)
    {
        var command = new Command(verb, description) { Year, Province, Round, To, Date, Number, Out };
        command.SetAction((parse, cancel) => VerbHost.RunAsync((services, token) => MakeAsync(services, kind, Request(parse), parse.GetValue(Province)!, parse.GetValue(Out)!, token), cancel));
        return command;
    }

    internal static async Task<int> MakeAsync(IServiceProvider services, LetterKind kind, LetterRequest request, string province, string path, CancellationToken cancel)
    {
        var order = await services.GetRequiredService<LetterRequests>().ReadAsync(Actor.System, Core.Thai.ThaiDigits.ToArabic(province.Trim()), kind, request, cancel);
        var made = order.IsOk ? await services.GetRequiredService<LetterDesk>().MakeAsync(Actor.System, order.Value, cancel) : order.Problem;
        if (!made.IsOk)
        {
            return VerbHost.Fail(made.Problem);
        }

        await WriteAsync(path, made.Value.Docx, cancel);
        Console.WriteLine($"{made.Value.Letter.Title}: {path}");
        return 0;
    }

    private static async Task WriteAsync(string path, byte[] docx, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllBytesAsync(path, docx, cancel);
    }

    private static LetterRequest Request(ParseResult parse) => new()
    {
        FiscalYear = parse.GetValue(Year),
        Round = parse.GetValue(Round),
        To = parse.GetValue(To),
        Date = parse.GetValue(Date),
        Number = parse.GetValue(Number),
    };
}
