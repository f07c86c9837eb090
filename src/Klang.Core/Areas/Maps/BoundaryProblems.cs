using Klang.Core.Common;

namespace Klang.Core.Areas.Maps;

/// <summary>What can be wrong with a file of boundaries. Codes: areas.boundaries.*.</summary>
public static class BoundaryProblems
{
    public static Problem TooLarge { get; } = new("areas.boundaries.too-large", 413, new(
        $"แฟ้มใหญ่เกิน {BoundaryFile.MostBytes / 1_000_000} MB ลดความละเอียดก่อน เช่นด้วย mapshaper",
        $"The file is larger than {BoundaryFile.MostBytes / 1_000_000} MB. Simplify it first, for example with mapshaper."));

    public static Problem NotJson { get; } = new("areas.boundaries.not-json", 422, new(
        "อ่านแฟ้มไม่ได้ ต้องเป็น TopoJSON หรือ GeoJSON", "The file cannot be read. It must be TopoJSON or GeoJSON."));

    public static Problem NotAMap { get; } = new("areas.boundaries.not-a-map", 422, new(
        "แฟ้มต้องเป็น FeatureCollection (GeoJSON) หรือ Topology (TopoJSON)", "The file must be a FeatureCollection (GeoJSON) or a Topology (TopoJSON)."));

    public static Problem Empty { get; } = new("areas.boundaries.empty", 422, new(
        "ไม่มีพื้นที่ของระดับนี้ในแฟ้ม ตรวจระดับที่เลือกและ properties.code", "The file has no area of this level. Check the level and properties.code."));

    public static Problem CreditNeeded { get; } = new("areas.boundaries.credit", 422, new(
        "ระบุที่มาของแผนที่ เพื่อแสดงใต้แผนที่ตามสัญญาอนุญาต", "Say where the map comes from: its licence asks to show it under every map.")) { Where = "credit" };

    public static Problem NoSuchLevel { get; } = new("areas.boundaries.level", 422, new(
        "ระดับต้องเป็น province, district, subdistrict หรือ village และอยู่ต่ำกว่าพื้นที่ที่ระบุ", "The level must be province, district, subdistrict or village, and below the area named.")) { Where = "level" };

    public static Problem UnknownWithin { get; } = new("areas.boundaries.within", 422, new(
        "ไม่มีพื้นที่รหัสนี้ในทะเบียน", "The registry has no area of this code.")) { Where = "within" };

    public static Problem NoCode(string where) => At(where, "areas.boundaries.no-code", "ไม่มี properties.code", "has no properties.code");

    public static Problem UnknownCode(string where) => At(where, "areas.boundaries.unknown-code", "ทะเบียนไม่มีพื้นที่รหัสนี้ในระดับและพื้นที่ที่เลือก", "is no area of the level and place chosen");

    public static Problem Twice(string where) => At(where, "areas.boundaries.twice", "มีสองรายการ", "is there twice");

    public static Problem BadGeometry(string where) => At(where, "areas.boundaries.geometry", "ต้องเป็น Polygon หรือ MultiPolygon ที่วาดได้", "must be a Polygon or MultiPolygon that can be drawn");

    public static Problem OutOfPlace(string where) => At(
        where, "areas.boundaries.out-of-place", "พิกัดอยู่นอกประเทศไทย ต้องเป็นลองจิจูดแล้วละติจูดเป็นองศา (WGS 84)", "lies outside Thailand; coordinates must be longitude, then latitude, in degrees (WGS 84)");

    public static Problem TooManyPoints { get; } = new("areas.boundaries.too-many-points", 422, new(
        "แผนที่ละเอียดเกินไป ลดความละเอียดก่อน", "The map has too many points. Simplify it first."));

    private static Problem At(string where, string code, string th, string en) => new(code, 422, new($"{where}: {th}", $"{where}: {en}.")) { Where = where };
}
