using System.Threading.RateLimiting;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Access;

/// <summary>Counts the requests of each key.</summary>
internal sealed class RequestRates : IDisposable
{
    private const int SecondsPerMinute = 60;

    private readonly PartitionedRateLimiter<ApiKey> _limiter = PartitionedRateLimiter.Create<ApiKey, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key.Name, _ => Bucket(key)));

    /// <summary>Takes one request.</summary>
    /// <exception cref="ProblemException">There were too many lately.</exception>
    public void Take(ApiKey key)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            throw new ProblemException(
                StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, $"Key '{key.Name}': more than {key.RequestsPerMinute} requests a minute; expected fewer.")
            {
                RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromSeconds(1),
            };
        }
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(ApiKey key)
    {
        // Few large steps or many small ones: at most ten a second, so that a high rate costs no timer of its own.
        int tokens = Math.Max(1, key.RequestsPerMinute / (SecondsPerMinute * 10));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = key.RequestsPerMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)tokens / key.RequestsPerMinute),
            QueueLimit = 0,
        };
    }
}
