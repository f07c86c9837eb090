using System.Collections.Immutable;
using Klang.Core.Letters;

namespace Klang.Core.Tests.Letters;

public sealed class LetterCheckTests
{
    private static readonly LetterParts Good = new(LetterPartList.Needed.ToImmutableDictionary(p => p, _ => "ก"));

    [Fact]
    public void Fault_NeededPartsThere_IsNone() => Assert.Null(LetterCheck.Fault(Good));

    [Theory]
    [InlineData(LetterPart.Subject, "", "letter-part")]
    [InlineData(LetterPart.Signature, "", "letter-part")]
    [InlineData(LetterPart.Copies, "", null)]
    [InlineData(LetterPart.Subject, "ก\nข", "letter-line")]
    [InlineData(LetterPart.Items, "ก\nข", null)]
    [InlineData(LetterPart.Cause, "ปี {yaer}", "letter-field")]
    [InlineData(LetterPart.Cause, "ปี {year}", null)]
    public void Fault_OnePart_NamesItAndWhatIsWrong(LetterPart part, string text, string? code)
    {
        var fault = LetterCheck.Fault(new LetterParts(Good.Texts.SetItem(part, text)));

        Assert.Equal((code, code is null ? null : part.Key()), (fault?.Code, fault?.Where));
    }

    [Fact]
    public void Fault_PartThatIsTooLong_IsRefused() =>
        Assert.Equal("letter-long", LetterCheck.Fault(new LetterParts(Good.Texts.SetItem(LetterPart.Cause, new string('ก', LetterCheck.Most + 1))))?.Code);

    [Fact]
    public void Typed_TextFromAForm_IsCleaned() =>
        Assert.Equal("น้ำ ใส\nเรื่อง", LetterParts.Typed([KeyValuePair.Create(LetterPart.Cause, (string?)"นํ้า  ใส\r\n\u0007เรื่อง \r\n\r\n")])[LetterPart.Cause]);
}
