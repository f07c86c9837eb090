using Klang.Core.Common;
using Klang.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Identity's answers in this house's words.</summary>
internal static class IdentityAnswers
{
    /// <summary>Null when done.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the account: the process runs again.</exception>
    public static Problem? Done(this IdentityResult result, string userName = "")
    {
        var codes = result.Errors.Select(e => e.Code).ToList();
        return codes switch
        {
            [] => null,
            _ when codes.Contains(nameof(IdentityErrorDescriber.ConcurrencyFailure)) => throw new DbUpdateConcurrencyException(),
            _ when codes.Contains(nameof(IdentityErrorDescriber.DuplicateUserName)) => AccountProblems.UserNameTaken(userName),
            _ when codes.Contains(nameof(IdentityErrorDescriber.InvalidUserName)) => AccountProblems.UserNameForm,
            _ => throw new InvalidOperationException($"Identity refused: {string.Join(", ", codes)}."),
        };
    }
}
