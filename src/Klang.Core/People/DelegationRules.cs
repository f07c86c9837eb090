using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>Somebody decides in another's place between two days, both included.</summary>
/// <param name="IsEnded">Taken back before its last day.</param>
public sealed record DelegationSpan(DateOnly From, DateOnly Until, bool IsEnded = false)
{
    public bool IsInForce(DateOnly day) => !IsEnded && From <= day && day <= Until;

    public bool Meets(DelegationSpan other) => !IsEnded && !other.IsEnded && From <= other.Until && other.From <= Until;
}

/// <summary>What a delegation must be.</summary>
public static class DelegationRules
{
    /// <summary>Leave is shorter; whoever goes for longer gets a successor with an account of their own.</summary>
    public const int MostDays = 180;

    /// <returns>Null when good; 422.2 with the field <c>until</c> or <c>from</c>.</returns>
    public static Problem? Check(DelegationSpan span, DateOnly today) =>
        span.From < today ? Problems.Invalid("วันเริ่มต้องตั้งแต่วันนี้เป็นต้นไป", "It begins today or later.", "from")
        : span.Until < span.From ? Problems.Invalid("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม", "It does not end before it begins.", "until")
        : span.Until.DayNumber - span.From.DayNumber >= MostDays ? Problems.Invalid(
            $"มอบอำนาจได้ครั้งละไม่เกิน {MostDays.Plain()} วัน", $"It lasts {MostDays.Plain()} days at most.", "until")
        : null;

    /// <summary>Whether the role decides anything that could be handed on.</summary>
    public static bool Decides(this Role role) => role is Role.ProvinceReviewer or Role.Department;
}
