namespace Klang.Web.Features.Rounds;

/// <summary>What an upper room adds to a round's page; it registers one as a singleton, because this room cannot call it.</summary>
/// <param name="Component">A view component by name; it is given <c>view</c> (<see cref="RoundView"/>).</param>
public sealed record RoundPart(string Component);
