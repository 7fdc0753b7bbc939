namespace NextGpt.Contracts.Jobs;

/// <summary>
/// How long the stages of a job worked, in milliseconds. Stages overlap, and the media of a job are encoded and made side by side: each time
/// here is the sum over all media and may be more than the job took from end to end, which is <see cref="JobReceipt.TotalMs"/>. Of a stage that
/// was tried several times only the attempt that succeeded counts, and what was found ready costs nothing.
/// </summary>
/// <param name="QueueMs">From acceptance to the start of work.</param>
/// <param name="LoadMs">Loading the model.</param>
/// <param name="EncodeMs">Reading and encoding the media of the request.</param>
/// <param name="ReasonMs">The language model.</param>
/// <param name="DecodeMs">Making the media of the answer; each medium's own share is in <see cref="JobReceipt.Media"/>.</param>
/// <param name="StoreMs">Reading and writing in stores, the writing of media files included.</param>
public sealed record JobTimings(double QueueMs, double LoadMs, double EncodeMs, double ReasonMs, double DecodeMs, double StoreMs);
