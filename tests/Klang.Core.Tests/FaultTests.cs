using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;

namespace Klang.Core.Tests;

/// <summary>Every fault can explain itself, in both languages, under a code of its own.</summary>
public sealed class FaultTests
{
    [Fact]
    public void ToProblem_EveryFault_HasItsOwnCodeAndBothLanguages()
    {
        Problem[] all =
        [
            .. Enum.GetValues<ThaiNumberFault>().Where(f => f != ThaiNumberFault.None).Select(f => f.ToProblem()),
            .. Enum.GetValues<DateFault>().Where(f => f != DateFault.None).Select(f => f.ToProblem()),
            .. Enum.GetValues<NationalIdFault>().Where(f => f != NationalIdFault.None).Select(f => f.ToProblem()),
            .. Enum.GetValues<ThaiPhoneFault>().Where(f => f != ThaiPhoneFault.None).Select(f => f.ToProblem()),
        ];
        Assert.Equal(all.Length, all.Select(p => p.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, p => Assert.Contains(p.Message.Th, c => c is >= 'ก' and <= 'ฮ'));
        Assert.All(all, p => Assert.False(string.IsNullOrWhiteSpace(p.Message.En)));
    }

    [Fact]
    public void ToProblem_NoFault_IsABug() => Assert.Throws<ArgumentOutOfRangeException>(() => ThaiNumberFault.None.ToProblem());
}
