using NextGpt.Model.Decoding;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Decoding;

/// <summary>What came of a group; one of both is null.</summary>
/// <param name="Known">What any job has made of the same group before.</param>
/// <param name="Made">What was made now.</param>
/// <param name="LoadMs">Milliseconds until the model was there.</param>
/// <param name="StoreMs">Milliseconds that the store took.</param>
public sealed record GroupDecoding(DecodeResult? Known, DecodedMedia? Made, double LoadMs, double StoreMs);
