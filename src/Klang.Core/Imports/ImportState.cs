namespace Klang.Core.Imports;

/// <summary>How far the reading of a workbook has come. Nothing is written to a report before <see cref="Taking"/>.</summary>
public enum ImportState
{
    /// <summary>Received; its sheets and columns are being found.</summary>
    Reading,

    /// <summary>A layout is proposed and waits for the officer.</summary>
    Proposed,

    /// <summary>Its rows are being checked: the dry run.</summary>
    Checking,

    /// <summary>Checked; the officer decides what is taken.</summary>
    Checked,

    /// <summary>Being written.</summary>
    Taking,

    /// <summary>Written, whole or in part; rows to mend may be left.</summary>
    Taken,

    /// <summary>Taken back as one step.</summary>
    Reverted,

    /// <summary>Could not be read, or was given up.</summary>
    Refused,
}

/// <summary>What becomes of one row of a workbook.</summary>
public enum ImportRowState
{
    /// <summary>Says something new about a subject that has no confirmed record in the round.</summary>
    New,

    /// <summary>Changes what stands.</summary>
    Changed,

    /// <summary>Says what stands already.</summary>
    Same,

    /// <summary>Cannot be taken as it is.</summary>
    Wrong,

    /// <summary>Not a reporting row: a title, a subtotal, a unit that does not report.</summary>
    Skipped,

    /// <summary>Written to the report.</summary>
    Taken,

    /// <summary>Written, and taken back.</summary>
    Reverted,
}
