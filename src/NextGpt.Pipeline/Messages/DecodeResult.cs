using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>A medium is made and stored.</summary>
/// <param name="Media">The medium.</param>
/// <param name="Made">How it was made.</param>
/// <param name="Cached">Whether an earlier run had made it.</param>
/// <param name="LoadMs">How long the model took to load, in milliseconds.</param>
/// <param name="StoreMs">How long writing its file and the store took, in milliseconds.</param>
public sealed record DecodeResult(JobMedia Media, JobDecoding Made, bool Cached, double LoadMs, double StoreMs);
