using System.Globalization;
using Microsoft.Extensions.Hosting;
using NextGpt.Api.Engine;
using NextGpt.Api.Hosting;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.Jobs;

/// <summary>Shows jobs to clients who would rather wait for the answer a while: <c>Prefer: wait=10</c>.</summary>
/// <param name="jobs">Shows them.</param>
/// <param name="engine">Tells when they are done.</param>
/// <param name="answers">Finds what they stand in.</param>
/// <param name="limits">How long a wait may be.</param>
/// <param name="lifetime">A server that stops does not wait.</param>
/// <param name="time">The clock.</param>
internal sealed class JobWaiter(JobReader jobs, IJobEngine engine, JobAnswers answers, RequestLimits limits, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Shows a job, at once or as soon as it has ended or the wait is over.</summary>
    /// <exception cref="ProblemException">There is no such job.</exception>
    public async Task<Job> FindAsync(HttpContext context, string id)
    {
        if (Wait(context.Request) is { } wait && wait > TimeSpan.Zero && await jobs.RecordAsync(id, JobAccess.Caller(context), context.RequestAborted) is not null)
        {
            context.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={(long)wait.TotalSeconds}");
            if ((await answers.FindAsync(id, context.RequestAborted)).Current is { IsSettled: false } instance)
            {
                await WaitAsync(instance.Id, wait, context.RequestAborted);
            }
        }

        return await jobs.FindAsync(id, JobAccess.Caller(context), context.RequestAborted) ?? throw ProblemException.NotFound("job", id);
    }

    /// <summary>Waits for an instance's outcome, for so long at most.</summary>
    public async Task WaitAsync(string instance, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(wait, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, lifetime.ApplicationStopping, cancellationToken);
        try
        {
            await engine.WaitAsync(instance, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The wait is over; the job goes on.
        }
    }

    private TimeSpan? Wait(HttpRequest request)
    {
        foreach (string preference in request.Headers["Prefer"].SelectMany(h => (h ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
        {
            if (preference.Split('=', 2, StringSplitOptions.TrimEntries) is ["wait", var seconds]
                && double.TryParse(seconds.Trim('"'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double wanted))
            {
                return TimeSpan.FromSeconds(Math.Min(wanted, limits.MaxWaitSeconds));
            }
        }

        return null;
    }
}
