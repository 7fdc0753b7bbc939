namespace NextGpt.Media.Stores;

/// <summary>The rules on time that both stores share.</summary>
internal static class Moments
{
    // A user-delegation key lives seven days at most; the folder keeps the same bound.
    private static readonly TimeSpan s_longestLink = TimeSpan.FromDays(7);

    /// <exception cref="ArgumentException">The expiry is not in the future.</exception>
    public static void CheckExpiry(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt <= now)
        {
            throw new ArgumentException($"The medium would expire at {expiresAt:O}; expected a moment after {now:O}.", nameof(expiresAt));
        }
    }

    /// <summary>Finds when a link to a medium ends: a whole second, not after the medium itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of its range.</exception>
    public static DateTimeOffset LinkEnd(StoredMedia media, TimeSpan lifetime, DateTimeOffset now)
    {
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > s_longestLink)
        {
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "Expected 1 second to 7 days.");
        }

        DateTimeOffset end = now + lifetime;
        return DateTimeOffset.FromUnixTimeSeconds((media.ExpiresAt < end ? media.ExpiresAt.Value : end).ToUnixTimeSeconds());
    }
}
