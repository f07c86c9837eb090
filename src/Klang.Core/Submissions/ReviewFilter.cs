namespace Klang.Core.Submissions;

/// <summary>What a reviewer wants to see of a report.</summary>
public enum ReviewFilter
{
    All,
    Errors,

    /// <summary>Warnings, each with its reason.</summary>
    Explained,

    /// <summary>Numbers that moved by more than three tenths.</summary>
    Changed,
    Comments,

    /// <summary>Values that a reviewer put right.</summary>
    Corrected,

    /// <summary>What is not as the copy before said.</summary>
    SinceCopy,
}
