using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Thai;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>Whether the grades of an edition give exactly one for every total that can come up.</summary>
internal sealed class BandChecks(SheetEdition edition, Counting counts, bool hasCore, Action<int, string, string> fault)
{
    /// <summary>Conditions are tried on every total; finer sheets have to say their grades by totals.</summary>
    private const int MostTries = 300_000;

    private readonly decimal _max = edition.MaximumOf(counts);
    private readonly decimal _step = edition.StepOf(counts);

    public void Check()
    {
        var byTotal = edition.Bands.Count(b => b.From is not null);
        if (edition.Bands.Length < 2 || (byTotal != 0 && byTotal != edition.Bands.Length) || edition.Bands.Count(b => b.Otherwise) > 1)
        {
            fault(edition.Line, "bands ต้องมีอย่างน้อย 2 ระดับ ใช้ from ทุกระดับ หรือใช้ when ทุกระดับโดยมี otherwise ได้ระดับเดียว", "'bands' needs two or more: all with 'from', or all with 'when' and at most one 'otherwise'.");
        }
        else if (byTotal > 0)
        {
            ByTotal();
        }
        else
        {
            ByCondition();
        }
    }

    private void ByTotal()
    {
        var bands = edition.Bands.OrderBy(b => b.From).ToList();
        if (bands[0].From != 0)
        {
            fault(bands[0].Line, $"ระดับมีช่องว่าง: คะแนน 0 ถึง {Shown(bands[0].From!.Value - _step)} ไม่อยู่ในระดับใด ให้ระดับต่ำสุดเริ่มที่ 0", $"The bands have a gap: 0 to {Shown(bands[0].From!.Value - _step)} is in none; let the lowest begin at 0.");
        }

        for (var i = 0; i < bands.Count; i++)
        {
            Meets(bands[i], i + 1 < bands.Count ? bands[i + 1] : null);
        }
    }

    private void Meets(GradeBand band, GradeBand? next)
    {
        var end = next?.From - _step ?? _max;
        if (band.From > _max || next?.From == band.From || band.To > end)
        {
            fault(band.Line, $"ระดับ “{band.Label.Th}” ทับซ้อนกับระดับถัดไป หรือเกินคะแนนเต็ม {Shown(_max)}", $"The band '{band.Label.In("en")}' overlaps the next or goes beyond the maximum of {Shown(_max)}.");
        }
        else if (band.To < end)
        {
            fault(band.Line, $"ระดับมีช่องว่าง: คะแนนหลัง {Shown(band.To.Value)} ถึง {Shown(end)} ไม่อยู่ในระดับใด", $"The bands have a gap: above {Shown(band.To.Value)} up to {Shown(end)} is in none.");
        }
    }

    private void ByCondition()
    {
        var conditions = edition.Bands.Where(b => !b.Otherwise).Select(b => (Band: b, Condition: Compiled(b))).ToList();
        if (conditions.Exists(c => c.Condition is null))
        {
            return;
        }

        var cores = hasCore ? edition.CoreItems.Count() : 0;
        if (_max / _step * (cores + 1) > MostTries)
        {
            fault(edition.Line, "คะแนนละเอียดเกินกว่าจะตรวจเงื่อนไขได้ทุกคะแนน ให้กำหนดระดับด้วย from", "Scores are too fine for every one to be tried; say the bands by 'from'.");
            return;
        }

        for (var core = 0; core <= cores; core++)
        {
            for (var total = 0m; total <= _max; total += _step)
            {
                if (CanBe(total, core, cores) && !One([.. conditions.Where(c => BandConditions.Holds(c.Condition!, total, core)).Select(c => c.Band)], total, core))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Where each item counts one, passing all core items but two leaves the total two short of its maximum, too.</summary>
    private bool CanBe(decimal total, int core, int cores) =>
        edition.Items.Any(i => i.MaximumOf(counts) != 1 || i is ScoreItem) || (core <= total && total <= _max - (cores - core));

    private bool One(IReadOnlyList<GradeBand> found, decimal total, int core)
    {
        if (found.Count > 1)
        {
            fault(found[1].Line, $"ระดับทับซ้อนกัน: คะแนน {Shown(total)} ผ่านข้อหลัก {core.Plain()} เข้าทั้ง “{found[0].Label.Th}” และ “{found[1].Label.Th}”", $"The bands overlap: total {Shown(total)} with {core.Plain()} core items is both '{found[0].Label.In("en")}' and '{found[1].Label.In("en")}'.");
            return false;
        }

        if (found.Count == 1 || edition.Bands.Any(b => b.Otherwise))
        {
            return true;
        }

        fault(edition.Bands[^1].Line, $"ระดับมีช่องว่าง: คะแนน {Shown(total)} ผ่านข้อหลัก {core.Plain()} ไม่อยู่ในระดับใด", $"The bands have a gap: total {Shown(total)} with {core.Plain()} core items is in none.");
        return false;
    }

    private Expression? Compiled(GradeBand band)
    {
        var result = BandConditions.Compile(band.When ?? "", hasCore);
        if (result.Expression is { Type: ValueType.Boolean } good)
        {
            return good;
        }

        fault(band.Line, $"when “{band.When}” ต้องเป็นเงื่อนไขของ total และ core: {(result.Faults.Count > 0 ? result.Faults[0].Message.Th : "")}", $"'when' must be a condition of total and core: {(result.Faults.Count > 0 ? result.Faults[0].Message.In("en") : "")}");
        return null;
    }

    private static string Shown(decimal number) => ThaiNumber.Show(number, number == decimal.Truncate(number) ? 0 : 2);
}
