namespace Klang.Core.Submissions;

/// <summary>Where a request for more time stands.</summary>
public enum ExtensionState
{
    Asked,
    Granted,
    Refused,
    Withdrawn,
}
