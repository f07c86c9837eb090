using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Cases;

namespace Klang.Web.Features.Cases;

/// <summary>A case to be opened by the actor's unit.</summary>
/// <param name="Text">The first message; may be empty where another room shows what is asked.</param>
public sealed record NewCase(CaseKind Kind, string Title, string? Text)
{
    public ImmutableArray<CleanFile> Files { get; init; } = [];
}

/// <summary>What is said in a case, with or without moving it.</summary>
public sealed record CaseWords(string? Text)
{
    public static CaseWords None { get; } = new((string?)null);

    public ImmutableArray<CleanFile> Files { get; init; } = [];
}
