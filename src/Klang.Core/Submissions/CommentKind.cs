namespace Klang.Core.Submissions;

/// <summary>Why something was said at a cell.</summary>
public enum CommentKind
{
    /// <summary>A question or remark; blocks nothing.</summary>
    Remark,

    /// <summary>A reason for returning the report; it waits to be settled.</summary>
    Return,

    /// <summary>An answer to one of these.</summary>
    Answer,
}
