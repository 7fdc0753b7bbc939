using Microsoft.DurableTask;
using NextGpt.Functions.Durable;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Functions.Tests.Durable;

public sealed class DurableFailuresTests
{
    private static readonly ActivityFailure s_failure = new(ErrorCodes.PromptTooLong, "A \"quoted\" word, a } and a {.", Permanent: true);

    [Fact]
    public void Of_WhatAnActivityThrew_IsThatFailure() => Assert.Equal(s_failure, DurableFailures.Of(Details(new ActivityErrorException(s_failure).Message)));

    [Fact]
    public void Of_WhatAHostMadeOfIt_IsThatFailure()
    {
        string text = $"Exception while executing function: Functions.reason Result: Failure\nException: {new ActivityErrorException(s_failure).Message}\nStack: at X() {{ }}";

        Assert.Equal(s_failure, DurableFailures.Of(Details(text)));
        Assert.Equal(s_failure, DurableFailures.Of(new TaskFailureDetails("Outer", "Something failed.", null, Details(text), null)));
    }

    [Theory]
    [InlineData("The worker is gone.")]
    [InlineData("{\"code\":")]
    [InlineData("{\"code\":12}")]
    [InlineData("")]
    public void Of_AnythingElse_MayPass(string message) => Assert.False(DurableFailures.Of(Details(message)).Permanent);

    private static TaskFailureDetails Details(string message) => new("System.Exception", message, null, null, null);
}
