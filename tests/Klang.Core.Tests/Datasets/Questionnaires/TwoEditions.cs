namespace Klang.Core.Tests.Datasets.Questionnaires;

/// <summary>A sheet with an edition up to 2564 and another from 2565 on, in place of the shipped one.</summary>
internal static class TwoEditions
{
    public const string Text = """
        questionnaires:
          - key: evaluation
            label: { th: แบบประเมิน }
            section: scores
            before: village_visits
            edition: { key: form_year, label: { th: แบบที่ใช้ } }
            total: { key: score_total, label: { th: รวม } }
            grade: { key: result_level, label: { th: ระดับ } }
            passed: { key: is_passed, label: { th: ผ่าน } }
            editions:
              - key: old
                name: { th: แบบเดิม }
                until: 2564
                pass: 60
                sections:
                  - label: { th: ทุกด้าน }
                    items:
                      - { key: work, label: { th: งาน }, max: 60 }
                      - { key: spirit, label: { th: จิตอาสา }, max: 40 }
                bands:
                  - { code: excellent, label: { th: ดีมาก }, from: 80 }
                  - { code: improve, label: { th: ปรับปรุง }, from: 0 }
              - key: new
                name: { th: แบบใหม่ }
                since: 2565
                pass: 30
                sections:
                  - label: { th: ทุกด้าน }
                    items:
                      - { key: spirit, label: { th: จิตอาสา }, max: 40 }
                      - { key: work_new, label: { th: งานใหม่ }, max: 20 }
                      - { key: work, label: { th: งาน }, max: 60 }
                bands:
                  - { code: excellent, label: { th: ดีมาก }, from: 90 }
                  - { code: verygood, label: { th: พอใช้ }, from: 50 }
                  - { code: improve, label: { th: ปรับปรุง }, from: 0 }
        """;

    public static string Replaced(string old, string replacement)
    {
        var at = Text.LastIndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"No '{old}' in the sheet.");
        return string.Concat(Text.AsSpan(0, at), replacement, Text.AsSpan(at + old.Length));
    }
}
