using System.Globalization;

namespace Klang.Web.Tests.Support;

/// <summary>A clock that stands where a test puts it.</summary>
internal sealed class SetClock(string utc) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => Now;
}
