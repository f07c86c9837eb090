using System.Globalization;
using Klang.Core.Common;

namespace Klang.Web.Features.Api;

/// <summary>A page of a list; <c>next</c> is the address of the following page, or null.</summary>
public sealed record ApiList<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Query parameters that more than one endpoint reads.</summary>
internal static class ApiQuery
{
    public const int MostItems = 1_000;

    /// <summary>A whole number, Thai digits accepted; null when absent.</summary>
    public static Result<int?> Whole(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (int?)null;
        }

        return int.TryParse(Core.Thai.ThaiDigits.ToArabic(text), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (int?)value
            : Problems.BadRequest($"พารามิเตอร์ {name} ต้องเป็นตัวเลข", $"The parameter {name} must be a number.", name);
    }

    /// <summary>One of the names of <typeparamref name="TChoice"/>, in any case; null when absent.</summary>
    public static Result<TChoice?> OneOf<TChoice>(string name, string? text)
        where TChoice : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (TChoice?)null;
        }

        var choices = string.Join(", ", Enum.GetNames<TChoice>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
        return Enum.TryParse<TChoice>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? (TChoice?)value
            : Problems.BadRequest($"พารามิเตอร์ {name} ต้องเป็นอย่างใดอย่างหนึ่งใน {choices}", $"The parameter {name} must be one of {choices}.", name);
    }

    /// <summary>The query of a request with one parameter set anew.</summary>
    public static string With(HttpRequest request, string name, string value) =>
        QueryString.Create(request.Query.Where(q => q.Key != name).Append(new(name, value))).Value!;
}
