using NextGpt.Contracts;
using NextGpt.Model.Storage;

namespace NextGpt.Model.Encoders;

/// <summary>
/// A medium as the language model reads it. What it is depends on the medium's content and the bundle alone, so it may be kept under the
/// content's hash and <see cref="Bundles.Bundle.Digest"/>.
/// </summary>
/// <param name="Modality">What it was.</param>
/// <param name="Positions">The positions that it takes in a prompt.</param>
/// <param name="Values">Embeddings, [positions, hidden].</param>
public sealed record EncodedMedia(Modality Modality, int Positions, float[] Values)
{
    private const string Kind = "NGM1";

    /// <summary>Gets the width of an embedding.</summary>
    public int HiddenSize => Values.Length / Positions;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">Where from; is left open.</param>
    /// <returns>The medium.</returns>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static EncodedMedia Read(Stream stream)
    {
        (int[] header, float[][] values) = TensorFile.Read(stream, Kind, headerLength: 2, arrays: 1);
        return header[1] >= 1 && values[0].Length % header[1] == 0
            ? new EncodedMedia((Modality)header[0], header[1], values[0])
            : throw new InvalidDataException($"Encoded medium: expected a multiple of {header[1]} values, found {values[0].Length}.");
    }

    /// <summary>Writes it as bytes: four letters, modality, positions, and float32 values, little endian.</summary>
    /// <param name="stream">Where to; is left open.</param>
    public void Write(Stream stream) => TensorFile.Write(stream, Kind, [(int)Modality, Positions], [Values]);
}
