using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Klang.Bench;

/// <summary>How long after a district was told "submitted" the country's numbers of another server show it. Submits, asks until it stands there, and has it returned.</summary>
internal sealed class VisibleTimes
{
    private const int PauseMilliseconds = 250;

    /// <summary>From the answer to the submission until the first answer that counts it, asked without a pause.</summary>
    public List<double> Times { get; } = [];

    /// <summary>How often it stood in the very first answer.</summary>
    public int AtOnce { get; private set; }

    /// <param name="officer">On the one server.</param>
    /// <param name="reviewer">On the same.</param>
    /// <param name="country">On the other.</param>
    public async Task RunAsync(HttpClient officer, HttpClient reviewer, HttpClient country, Guid submission, Func<bool> counts, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var before = await ReportedAsync(country, stop);
                await MoveAsync(officer, submission, "submit", new { nilReason = "ไม่มีข้อมูลในงวดนี้" }, stop);
                var (started, asked) = (Stopwatch.GetTimestamp(), 1);
                for (; await ReportedAsync(country, stop) == before; asked++)
                {
                }

                if (counts())
                {
                    Times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    AtOnce += asked == 1 ? 1 : 0;
                }

                await MoveAsync(reviewer, submission, "return", new { reason = "ทดสอบความเร็ว" }, stop);
                await Task.Delay(PauseMilliseconds, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is up.
        }
    }

    private static async Task<int> ReportedAsync(HttpClient country, CancellationToken stop) =>
        (await country.GetFromJsonAsync<JsonElement>("/api/v1/completeness?fiscalYear=2570", stop)).GetProperty("total").GetProperty("reported").GetInt32();

    private static async Task MoveAsync(HttpClient client, Guid submission, string move, object body, CancellationToken stop)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/submissions/{submission}/{move}", body, stop);
        answer.EnsureSuccessStatusCode();
    }
}
