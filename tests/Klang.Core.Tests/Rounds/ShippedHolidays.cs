using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

/// <summary>datasets/holidays.csv of this tree.</summary>
internal static class ShippedHolidays
{
    public static HolidayReading Read() => HolidayFile.Read(File.ReadAllText(Path.Combine(Root(), "datasets", "holidays.csv")));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Klang.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the tree: no Klang.slnx above them.");
    }
}
