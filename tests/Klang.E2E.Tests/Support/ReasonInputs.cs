using Microsoft.Playwright;

namespace Klang.E2E.Tests.Support;

/// <summary>The submit page asks why each warning is right as it is.</summary>
internal static class ReasonInputs
{
    public static async Task FillAsync(IPage page)
    {
        foreach (var input in await page.Locator("input[name^='why.']").AllAsync())
        {
            await input.FillAsync("ตรวจสอบกับสมุดบัญชีของกลุ่มแล้ว ถูกต้อง");
        }
    }
}
