using NextGpt.Contracts;
using NextGpt.Model.Storage;

namespace NextGpt.Model.Reasoning;

/// <summary>A closed group of signal tokens: all that a decoder needs of the language model.</summary>
/// <param name="Part">Where it stands among the parts of the answer, from 0.</param>
/// <param name="Modality">What it asks for.</param>
/// <param name="Signals">How many tokens it has.</param>
/// <param name="HiddenStates">The hidden states at the positions where the signal tokens are the input, [signals, hidden].</param>
/// <param name="TokenEmbeddings">The signal tokens' embeddings, [signals, hidden].</param>
public sealed record SignalGroup(int Part, Modality Modality, int Signals, float[] HiddenStates, float[] TokenEmbeddings)
{
    private const string Kind = "NGS1";

    /// <summary>Gets the width of a hidden state.</summary>
    public int HiddenSize => HiddenStates.Length / Signals;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">Where from; is left open.</param>
    /// <returns>The group.</returns>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static SignalGroup Read(Stream stream)
    {
        (int[] header, float[][] values) = TensorFile.Read(stream, Kind, headerLength: 3, arrays: 2);
        return header[2] >= 1 && values[0].Length % header[2] == 0 && values[0].Length == values[1].Length
            ? new SignalGroup(header[0], (Modality)header[1], header[2], values[0], values[1])
            : throw new InvalidDataException($"Signal group: expected two arrays of one length, a multiple of {header[2]}; found {values[0].Length} and {values[1].Length}.");
    }

    /// <summary>Writes it as bytes: four letters, part, modality, signals, and two arrays of float32 values, little endian.</summary>
    /// <param name="stream">Where to; is left open.</param>
    public void Write(Stream stream) => TensorFile.Write(stream, Kind, [Part, (int)Modality, Signals], [HiddenStates, TokenEmbeddings]);
}
