namespace NextGpt.Model.Bundles.Manifest;

/// <summary>An encoder and its input projector.</summary>
public sealed record EncoderManifest
{
    /// <summary>Gets the tower's graph: <c>pixel_values</c> [n, 3, 2, h, w] or <c>input_features</c> [n, 1, mels, frames] to <c>embedding</c> [n, e] and <c>patch_embeddings</c> [n, p, e].</summary>
    public required string File { get; init; }

    /// <summary>Gets the input projector's graph: <c>embedding</c> ([n, e] or [n, p, e]) to <c>inputs_embeds</c> [n, k, h].</summary>
    public required string ProjectorFile { get; init; }

    /// <summary>Gets which output of the tower the projector takes: <c>embedding</c> or <c>patch_embeddings</c>.</summary>
    public required string ProjectorInput { get; init; }

    /// <summary>Gets k, the number of positions that a medium takes in the prompt.</summary>
    public required int Tokens { get; init; }

    /// <summary>Gets the preprocessing of pictures and frames; image and video only.</summary>
    public VisionPreprocessing? Vision { get; init; }

    /// <summary>Gets the preprocessing of sounds; audio only.</summary>
    public AudioPreprocessing? Audio { get; init; }
}
