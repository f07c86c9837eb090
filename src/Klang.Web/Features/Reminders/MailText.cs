using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace Klang.Web.Features.Reminders;

/// <summary>A line of a mail, and where it leads; null where the site's address is not known.</summary>
public sealed record MailLine(string Text, string? Url = null);

/// <summary>Lines of a mail under a heading.</summary>
public sealed record MailSection(string Heading, ImmutableArray<MailLine> Lines);

/// <summary>A mail as text and as simple HTML, both saying the same.</summary>
/// <param name="Opening">Greeting and first words, a paragraph each.</param>
/// <param name="Closing">Paragraphs at the end.</param>
public sealed record MailText(string Language, string Subject, ImmutableArray<string> Opening, ImmutableArray<MailSection> Sections, ImmutableArray<MailLine> Closing)
{
    public string Plain()
    {
        var text = new StringBuilder();
        text.AppendJoin("\n\n", Opening).Append("\n\n");
        foreach (var section in Sections)
        {
            text.Append(section.Heading).Append('\n');
            text.AppendJoin('\n', section.Lines.Select(line => "- " + line.Text + (line.Url is null ? "" : "\n  " + line.Url))).Append("\n\n");
        }

        return text.AppendJoin('\n', Closing.Select(line => line.Text + (line.Url is null ? "" : " " + line.Url))).Append('\n').ToString();
    }

    public string Html()
    {
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{Language}\"><head><meta charset=\"utf-8\"><title>{Encoded(Subject)}</title></head><body>\n");
        html.AppendJoin('\n', Opening.Select(text => $"<p>{Encoded(text)}</p>")).Append('\n');
        foreach (var section in Sections)
        {
            html.Append("<h2>").Append(Encoded(section.Heading)).Append("</h2>\n<ul>\n").AppendJoin('\n', section.Lines.Select(line => $"<li>{Linked(line)}</li>")).Append("\n</ul>\n");
        }

        return html.AppendJoin('\n', Closing.Select(line => $"<p>{Linked(line)}</p>")).Append("\n</body></html>\n").ToString();
    }

    private static string Linked(MailLine line) => line.Url is null ? Encoded(line.Text) : $"<a href=\"{Encoded(line.Url)}\">{Encoded(line.Text)}</a>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
