namespace NextGpt.Contracts.Jobs;

/// <summary>How long the stages of a job took, in milliseconds. Stages overlap, and those of several media are added up: the sum is not the whole.</summary>
/// <param name="QueueMs">From acceptance to the start of work.</param>
/// <param name="LoadMs">Loading the model.</param>
/// <param name="EncodeMs">Reading and encoding the media of the request.</param>
/// <param name="ReasonMs">The language model.</param>
/// <param name="DecodeMs">Making the media of the answer.</param>
/// <param name="StoreMs">Reading and writing in stores, the writing of media files included.</param>
public sealed record JobTimings(double QueueMs, double LoadMs, double EncodeMs, double ReasonMs, double DecodeMs, double StoreMs);
