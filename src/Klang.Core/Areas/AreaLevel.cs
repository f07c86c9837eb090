namespace Klang.Core.Areas;

/// <summary>Levels of the area tree, from the country down. Urban communities stand beside villages.</summary>
public enum AreaLevel
{
    Country = 0,
    Province = 1,
    District = 2,
    Subdistrict = 3,
    Village = 4,
    Community = 5,
}
