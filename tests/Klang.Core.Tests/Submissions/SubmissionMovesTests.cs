using Klang.Core.Common;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Submissions;

public sealed class SubmissionMovesTests
{
    private static readonly Dictionary<(SubmissionStatus, SubmissionMove), SubmissionStatus> Legal = new()
    {
        [(SubmissionStatus.Draft, SubmissionMove.Submit)] = SubmissionStatus.Submitted,
        [(SubmissionStatus.Returned, SubmissionMove.Submit)] = SubmissionStatus.Submitted,
        [(SubmissionStatus.Submitted, SubmissionMove.Return)] = SubmissionStatus.Returned,
        [(SubmissionStatus.Submitted, SubmissionMove.Approve)] = SubmissionStatus.Approved,
        [(SubmissionStatus.Approved, SubmissionMove.Return)] = SubmissionStatus.Returned,
        [(SubmissionStatus.Approved, SubmissionMove.Lock)] = SubmissionStatus.Locked,
        [(SubmissionStatus.Locked, SubmissionMove.Reopen)] = SubmissionStatus.Returned,
    };

    public static TheoryData<SubmissionStatus, SubmissionMove> All =>
        new(Enum.GetValues<SubmissionStatus>().SelectMany(s => Enum.GetValues<SubmissionMove>().Select(m => (s, m))));

    [Theory]
    [MemberData(nameof(All))]
    public void After_EveryMoveFromEveryStatus_IsTheTableOrARefusal(SubmissionStatus from, SubmissionMove move)
    {
        var after = SubmissionMoves.After(from, move);

        if (Legal.TryGetValue((from, move), out var to))
        {
            Assert.True(after.IsOk);
            Assert.Equal(to, after.Value);
        }
        else
        {
            Assert.Equal(Problems.IllegalMove, after.Problem);
        }
    }

    [Theory]
    [InlineData(SubmissionStatus.Draft, false)]
    [InlineData(SubmissionStatus.Submitted, true)]
    [InlineData(SubmissionStatus.Returned, false)]
    [InlineData(SubmissionStatus.Approved, true)]
    [InlineData(SubmissionStatus.Locked, true)]
    public void IsReported_OnlyWhatTheLevelAboveHolds(SubmissionStatus status, bool reported) =>
        Assert.Equal(reported, status.IsReported());
}
