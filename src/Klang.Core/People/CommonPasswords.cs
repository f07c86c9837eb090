using System.Collections.Frozen;

namespace Klang.Core.People;

/// <summary>The commonest passwords, with the usual disguises: digits before or behind, 0 for o, @ for a, $ for s.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Stems = new[]
    {
        "password", "passwd", "passphrase", "passcode", "admin", "administrator", "root", "user", "username", "guest", "test", "tester", "testing",
        "login", "letmein", "welcome", "hello", "helloworld", "secret", "default", "changeme", "master", "superman", "batman", "dragon",
        "monkey", "football", "baseball", "liverpool", "manchester", "chelsea", "arsenal", "iloveyou", "loveyou", "lovely", "princess",
        "sunshine", "computer", "internet", "google", "facebook", "microsoft", "samsung", "iphone", "windows", "whatever", "starwars",
        "pokemon", "naruto", "doraemon", "thailand", "thai", "bangkok", "siam", "sawasdee", "sawatdee", "sawaddee", "klang", "otop", "cdd",
        "trustno", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc", "abc", "abcd", "aaaaaa",
        "รหัสผ่าน", "รหัส", "สวัสดี", "สวัสดีครับ", "สวัสดีค่ะ", "ประเทศไทย", "กรุงเทพ", "กรุงเทพมหานคร", "ไทย", "ผู้ดูแล", "ผู้ดูแลระบบ", "ทดสอบ",
        "ศูนย์ข้อมูล", "ศูนย์ข้อมูลกลาง", "กรมการพัฒนาชุมชน", "พัฒนากร", "รักเธอ", "รักนะ", "ความลับ",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(PasswordText text) => Disguises(text).Any(Stems.Contains);

    private static IEnumerable<string> Disguises(PasswordText text)
    {
        var core = text.Folded.Trim().Trim("0123456789 .,-_!?#*+=/@".ToCharArray());
        yield return text.Squeezed;
        yield return Squeeze(core);
        yield return Squeeze(Undo(core, 'i'));
        yield return Squeeze(Undo(core, 'l'));
        yield return Squeeze(Undo(text.Folded, 'i')).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }

    private static string Squeeze(string text) => PasswordText.Of(text).Squeezed;

    private static string Undo(string text, char one) => string.Concat(text.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => one,
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));
}
