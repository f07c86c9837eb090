using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>Writes rows as they come; what waits in memory is a few pages of text, whatever the number of rows.</summary>
internal static class DataFiles
{
    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task CsvAsync(DataTable table, IAsyncEnumerable<RecordRow> rows, Stream body, CancellationToken cancel)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), FlushAt, leaveOpen: true);
        await text.WriteAsync(CsvCells.Line(table.Head).AsMemory(), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await text.WriteAsync(CsvCells.Line(table.Cells(row)).AsMemory(), cancel);
        }
    }

    /// <summary>One list under "items"; it has no pages, so "next" is always null.</summary>
    public static async Task JsonAsync(DataTable table, IAsyncEnumerable<RecordRow> rows, Stream body, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteStartArray("items");
        await foreach (var row in rows.WithCancellation(cancel))
        {
            Write(json, table, row);
            if (json.BytesPending + buffer.Length > FlushAt)
            {
                await EmptyAsync(json, buffer, body, cancel);
            }
        }

        json.WriteEndArray();
        json.WriteNull("next");
        json.WriteEndObject();
        await EmptyAsync(json, buffer, body, cancel);
    }

    public static Task<Stream> WorkbookAsync(DataTable table, IAsyncEnumerable<RecordRow> rows, CancellationToken cancel) =>
        Spreadsheets.WriteAsync([new Sheet("data", table.Head, rows.ToBlockingEnumerable(cancel).Select(row => (IReadOnlyList<object?>)table.Cells(row)))], cancel);

    private static async Task EmptyAsync(Utf8JsonWriter json, MemoryStream buffer, Stream body, CancellationToken cancel)
    {
        await json.FlushAsync(cancel);
        await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancel);
        buffer.SetLength(0);
    }

    private static void Write(Utf8JsonWriter json, DataTable table, RecordRow row)
    {
        json.WriteStartObject();
        foreach (var (name, value) in DataTable.Envelope.Zip(table.EnvelopeOf(row)))
        {
            json.WriteString(name, (string?)value);
        }

        json.WriteStartObject("values");
        for (var at = 0; at < table.Fields.Length; at++)
        {
            if (table.Value(row, at) is { } value)
            {
                json.WritePropertyName(table.Fields[at].Key.Name);
                Write(json, table.Fields[at], value);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Field field, object value)
    {
        switch (value)
        {
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case string codes when field is MultiField:
                json.WriteStartArray();
                foreach (var code in codes.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
