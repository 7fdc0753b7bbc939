namespace NextGpt.Pipeline.Messages;

/// <summary>What the encoders did in all. Their single results would not fit a message when a conversation has many media.</summary>
/// <param name="Media">How many media there are.</param>
/// <param name="Cached">How many of them were encoded before.</param>
/// <param name="LoadMs">How long the model took to load, in milliseconds.</param>
/// <param name="EncodeMs">How long reading and encoding took, in milliseconds; media are encoded side by side.</param>
/// <param name="StoreMs">How long the store took, in milliseconds.</param>
public sealed record EncodeSummary(int Media, int Cached, double LoadMs, double EncodeMs, double StoreMs)
{
    /// <summary>Sums results up.</summary>
    /// <param name="results">One for each medium.</param>
    /// <returns>The sums.</returns>
    public static EncodeSummary Of(IReadOnlyList<EncodeResult> results) => new(
        results.Count, results.Count(r => r.Cached), results.Sum(r => r.LoadMs), results.Sum(r => r.EncodeMs), results.Sum(r => r.StoreMs));
}
