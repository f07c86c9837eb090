using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Support;

/// <summary>ช่วยเหลือ: answers that helped others.</summary>
public sealed class HelpModel(HelpBook help) : KlangPage
{
    private const int Most = 30;

    [FromQuery(Name = "q")]
    public string? Question { get; set; }

    public IReadOnlyList<HelpAnswer> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Answers = await help.FindAsync(Question, Most, cancel);
        return Page();
    }
}
