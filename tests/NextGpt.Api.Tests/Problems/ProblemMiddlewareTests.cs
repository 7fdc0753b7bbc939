using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NextGpt.Api.Problems;

namespace NextGpt.Api.Tests.Problems;

public sealed class ProblemMiddlewareTests
{
    /// <summary>As engines in other processes say it.</summary>
    private static readonly InvalidOperationException s_canceled = new("Call canceled by the client.", new OperationCanceledException());

    [Fact]
    public async Task Invoke_TheCallerHangsUp_IsNoFailureHoweverItIsSaid()
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };

        await new ProblemMiddleware(_ => throw s_canceled, NullLogger<ProblemMiddleware>.Instance).InvokeAsync(context);

        Assert.Equal(StatusCodes.Status499ClientClosedRequest, context.Response.StatusCode);
    }

    [Fact]
    public async Task Invoke_TheCallerWaits_IsToldOfTheFailure()
    {
        var context = new DefaultHttpContext();

        await new ProblemMiddleware(_ => throw s_canceled, NullLogger<ProblemMiddleware>.Instance).InvokeAsync(context);

        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
    }
}
