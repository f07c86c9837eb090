namespace Klang.Data.Model;

/// <summary>How a unit writes one kind of letter: its number, address, signature and wording; JSON, or its own .docx.</summary>
public sealed class LetterTemplate
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    /// <summary>announcement, reminder, overdue, thanks, transmittal.</summary>
    public required string Kind { get; set; }

    /// <summary>JSON of the parts that differ from the shipped template.</summary>
    public required string Parts { get; set; }

    public int Version { get; set; }

    public DateTime ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}

/// <summary>A letter that was made here: what it said about whom, for the office's register of letters.</summary>
public sealed class Letter : IOfUnit
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public required string Kind { get; set; }

    public int FiscalYear { get; set; }

    public required string Title { get; set; }

    /// <summary>SHA-256 of the .docx as it was made; it lies in the data folder under it.</summary>
    public required string Sha256 { get; set; }

    public required string FileName { get; set; }

    public DateTime MadeAt { get; set; }

    public required string MadeBy { get; set; }
}
