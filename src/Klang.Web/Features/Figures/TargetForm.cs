using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.Thai;

namespace Klang.Web.Features.Figures;

/// <summary>The table of targets as a posted form: a field "amount-5701" for each area, and what stood there as "was-5701".</summary>
internal static class TargetForm
{
    private const string Amount = "amount-";
    private const string Was = "was-";
    private const string Whole = "country";

    public static string Name(AreaCode area) => Amount + Key(area);

    public static string WasName(AreaCode area) => Was + Key(area);

    /// <summary>Only what was changed: what stands keeps its steps and who set it.</summary>
    public static Result<ImmutableArray<TargetLine>> Read(IFormCollection form)
    {
        var lines = ImmutableArray.CreateBuilder<TargetLine>();
        foreach (var (digits, text) in Typed(form).Where(t => t.Value.Trim() != form[Was + (t.Key.Length == 0 ? Whole : t.Key)].ToString()))
        {
            var isEmpty = string.IsNullOrWhiteSpace(text) || text.Trim() == "-";
            var isNumber = ThaiNumber.TryParse(text, out var amount, out _);
            if (!isEmpty && !isNumber)
            {
                return TargetProblems.BadAmount(TargetPlace.Area(digits));
            }

            lines.Add(new TargetLine(AreaCode.Parse(digits), isEmpty ? null : amount, []));
        }

        return lines.ToImmutable();
    }

    /// <summary>By area code.</summary>
    public static Dictionary<string, string> Typed(IFormCollection form) => form.Keys.Where(k => k.StartsWith(Amount, StringComparison.Ordinal))
        .Select(k => (Code: k[Amount.Length..] is Whole ? "" : k[Amount.Length..], Text: form[k].ToString()))
        .Where(f => f.Code.Length == 0 || AreaCode.TryParse(f.Code, out _)).ToDictionary(f => f.Code, f => f.Text, StringComparer.Ordinal);

    private static string Key(AreaCode area) => area == AreaCode.Country ? Whole : area.Digits;
}
