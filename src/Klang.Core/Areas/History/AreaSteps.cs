using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Takes each step by itself; where areas lie is settled afterwards, when all codes are known.</summary>
internal static class AreaSteps
{
    public static Problem? TakeAll(AreaWork work)
    {
        foreach (var step in work.Steps)
        {
            var kind = Take(work, step);
            if (!kind.IsOk)
            {
                return kind.Problem;
            }

            work.Kinds.Add(kind.Value);
        }

        return null;
    }

    private static Result<AreaStepKind> Take(AreaWork work, FoundStep found) => found.Step switch
    {
        CreateArea create => Create(work, found, create),
        RenameArea rename => Rename(work, found, rename),
        RecodeArea recode => AreaRecoding.Recode(work, found, recode),
        UpgradeArea upgrade => Upgrade(work, found, upgrade),
        AbolishArea abolish when found.Before is null => Ended(work, found, abolish),
        AbolishArea => Abolish(work, found),
        CorrectArea correct => AreaCorrecting.Correct(work, found, correct),
        ConfirmArea confirm => AreaCorrecting.Confirm(work, found, confirm),
        _ => throw new NotSupportedException($"Unknown step {found.Step.GetType().Name}."),
    };

    private static Result<AreaStepKind> Create(AreaWork work, FoundStep found, CreateArea create)
    {
        if (found.Learned)
        {
            work.Draft.Rewrite(found.Area, DateOnly.MinValue, work.Day, _ => null);
            work.Draft.Rewrite(found.Area, work.Day, work.Draft.On(found.Area, work.Day)!.End, p => p with { Change = AreaStepKind.Create, IsFirstDayTold = true });
            return AreaStepKind.Create;
        }

        work.Draft.Add(new AreaPeriod
        {
            AreaId = found.Area,
            Code = create.Code,
            NameTh = AreaName.Own(create.NameTh, create.Code.Level),
            NameEn = create.NameEn,
            TypeTh = AreaWords.Stored(create.TypeTh, create.Code),
            From = work.Day,
            IsFirstDayTold = true,
            Provisional = create.Provisional,
            Change = AreaStepKind.Create,
        });
        work.Parents.Add(new ParentWanted(found, work.Day, DateOnly.MaxValue, work.Day, create.Code, create.Parent));
        return AreaStepKind.Create;
    }

    private static Result<AreaStepKind> Rename(AreaWork work, FoundStep found, RenameArea rename) =>
        Name(work, found, rename.NameTh, rename.NameEn, AreaStepKind.Rename) ? AreaStepKind.Rename : AreaDecisionProblems.NothingChanges(found);

    /// <summary>Until the area is next called something else.</summary>
    /// <returns>Whether that changes anything.</returns>
    public static bool Name(AreaWork work, FoundStep found, string nameTh, string? nameEn, AreaStepKind kind)
    {
        var at = work.Draft.On(found.Area, work.Day)!;
        var name = AreaName.Own(nameTh, at.Code.Level);
        var (start, end) = work.Draft.Around(found.Area, work.Day, p => p.NameTh);
        if (found.Step.Was?.NameTh is { } was)
        {
            was = AreaName.Own(was, at.Code.Level);
            work.Draft.Rewrite(found.Area, start, work.Day, p => p with { NameTh = was, NameEn = found.Step.Was.NameEn, Change = AreaStepKind.Correction });
        }
        else if (name == at.NameTh)
        {
            return false;
        }

        // The English of the old name is no name of the new.
        var english = nameEn ?? (name == at.NameTh ? at.NameEn : null);
        work.Draft.Rewrite(found.Area, work.Day, end, p => p with { NameTh = name, NameEn = english, Change = kind });
        return true;
    }

    private static Result<AreaStepKind> Upgrade(AreaWork work, FoundStep found, UpgradeArea upgrade)
    {
        var at = work.Draft.On(found.Area, work.Day)!;
        var word = AreaWords.Stored(upgrade.TypeTh, at.Code);
        var was = found.Step.Was?.TypeTh ?? (word == at.TypeTh && word is null && at.Code.Level == AreaLevel.District ? "กิ่งอำเภอ" : null);
        if (was is null && word == at.TypeTh)
        {
            return AreaDecisionProblems.NothingChanges(found);
        }

        var (start, end) = work.Draft.Around(found.Area, work.Day, p => p.TypeTh);
        if (was is not null)
        {
            work.Draft.Rewrite(found.Area, start, work.Day, p => p with { TypeTh = AreaWords.Stored(was, p.Code), Change = AreaStepKind.Correction });
        }

        work.Draft.Rewrite(found.Area, work.Day, end, p => p with { TypeTh = word, Change = AreaStepKind.Upgrade });
        return AreaStepKind.Upgrade;
    }

    private static Result<AreaStepKind> Ended(AreaWork work, FoundStep found, AbolishArea abolish)
    {
        var was = abolish.Was!;
        work.Draft.Add(new AreaPeriod
        {
            AreaId = found.Area,
            Code = abolish.Area,
            NameTh = AreaName.Own(was.NameTh!, abolish.Area.Level),
            NameEn = was.NameEn,
            TypeTh = AreaWords.Stored(was.TypeTh, abolish.Area),
            To = work.Day,
            Change = AreaStepKind.Abolish,
        });
        work.Parents.Add(new ParentWanted(found, DateOnly.MinValue, work.Day, work.Eve, abolish.Area, was.Parent, IsPast: true));
        return AreaStepKind.Abolish;
    }

    private static Result<AreaStepKind> Abolish(AreaWork work, FoundStep found)
    {
        var last = work.Draft.On(found.Area, work.Eve);
        if (last is null && !found.Before!.Provisional)
        {
            return AreaDecisionProblems.NotInForce(found.Number, found.Before.Code, work.Eve);
        }

        // One that was asked for and never came to be leaves no day behind.
        work.Draft.Rewrite(found.Area, work.Day, DateOnly.MaxValue, _ => null);
        if (last is not null)
        {
            work.Draft.Rewrite(found.Area, last.Start, work.Day, p => p with { Change = AreaStepKind.Abolish });
        }

        return AreaStepKind.Abolish;
    }
}
