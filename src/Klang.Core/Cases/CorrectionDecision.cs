using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Cases;

/// <summary>Turns what a unit asked for, as the department completed it, into the decision that changes the registry.</summary>
public static class CorrectionDecision
{
    /// <summary>The decision; a problem where something the registry needs is still unknown.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="area">The area it is about; of what is missing, the area it lies in.</param>
    /// <param name="wish">What it should be, complete.</param>
    /// <param name="head">Title, source, dates and case; its steps are made here.</param>
    /// <param name="provisional">The area that entry went on against meanwhile.</param>
    public static Result<AreaDecision> Of(CorrectionKind kind, AreaCode area, CorrectionWish wish, AreaDecision head, AreaCode? provisional = null)
    {
        if (CorrectionRules.Faults(kind, area, wish) is [var fault, ..])
        {
            return fault;
        }

        var steps = Steps(kind, area, wish, provisional);
        if (!steps.IsOk)
        {
            return steps.Problem;
        }

        var isCorrection = steps.Value.All(s => s is CorrectArea);
        return !isCorrection && head.EffectiveOn is null
            ? Problems.Invalid("ใส่วันที่มีผลบังคับใช้ เว้นได้เฉพาะการแก้คำสะกดหรือรหัสที่บันทึกผิด", "Give the day it came into force. Only a slip of ours has none.", nameof(WishPart.EffectiveOn))
            : head with { EffectiveOn = isCorrection ? null : head.EffectiveOn, Steps = steps.Value };
    }

    private static Result<ImmutableArray<AreaStep>> Steps(CorrectionKind kind, AreaCode area, CorrectionWish wish, AreaCode? provisional) => kind switch
    {
        CorrectionKind.WrongName when wish.IsSpelling => One(new CorrectArea(area, wish.NameTh, null, null, null)),
        CorrectionKind.WrongName => One(new RenameArea(area, wish.NameTh!, null)),
        CorrectionKind.WrongCode when wish.IsSpelling => One(new CorrectArea(area, null, null, AreaCode.Parse(wish.Code!), null)),
        CorrectionKind.WrongCode => One(new RecodeArea(area, AreaCode.Parse(wish.Code!))),
        CorrectionKind.Moved => Code(wish) is { } code ? One(new RecodeArea(area, code, null, AreaCode.Parse(wish.ParentCode!))) : CodeNeeded,
        CorrectionKind.Merged => One(new AbolishArea(area, [.. wish.IntoCodes.Select(AreaCode.Parse)])),
        CorrectionKind.Split when wish.IntoCodes.Length != wish.IntoNames.Length => Problems.Invalid(
            "ใส่รหัสของพื้นที่ใหม่ให้ครบทุกชื่อ บรรทัดละหนึ่งรหัส เรียงตามชื่อ", "Give a code for each new area, one on each line, in the order of the names.", nameof(WishPart.IntoCodes)),
        CorrectionKind.Split => ImmutableArray.CreateRange(wish.IntoCodes.Zip(wish.IntoNames, (into, name) => (AreaStep)new CreateArea(AreaCode.Parse(into), name, null, null, null, [area]))),
        CorrectionKind.Missing when provisional is { } held => One(new ConfirmArea(held, Code(wish), wish.NameTh)),
        CorrectionKind.Missing => Code(wish) is { } code ? One(new CreateArea(code, wish.NameTh!, null, null, area, [])) : CodeNeeded,
        CorrectionKind.Abolished => One(new AbolishArea(area, [.. wish.IntoCodes.Select(AreaCode.Parse)])),
        _ => throw new NotSupportedException($"Unknown kind {kind}."),
    };

    private static AreaCode? Code(CorrectionWish wish) => AreaCode.TryParse(wish.Code, out var code) ? code : null;

    private static Problem CodeNeeded { get; } = Problems.Invalid("ใส่รหัสใหม่ของพื้นที่ก่อนบันทึกลงทะเบียน", "Give the area's new code before it goes into the registry.", nameof(WishPart.Code));

    private static Result<ImmutableArray<AreaStep>> One(AreaStep step) => ImmutableArray.Create(step);
}
