using NextGpt.Contracts;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>
/// The decoders' text encoder: a caption's tokens to the condition of each decoder, and to the embedding that the towers are aligned with.
/// Needed in training only: an answer's conditions come from the output projectors.
/// </summary>
internal sealed class TextEncoder
{
    /// <summary>Captions are padded to this many tokens, so that a condition never depends on the batch it is made in.</summary>
    public const int Length = 20;
    private readonly NanoConfiguration _c;
    private readonly Weight _embedding;
    private readonly Weight _positions;
    private readonly TransformerBlock[] _blocks;
    private readonly LayerNorm _norm;
    private readonly Weight _queries;
    private readonly Linear _keyValue;
    private readonly Linear _proj;
    private readonly LayerNorm _outNorm;
    private readonly Linear _fc1;
    private readonly Linear _fc2;
    private readonly Linear _picture;
    private readonly Linear _sound;
    private readonly Linear _video;
    private readonly Linear _shared;

    public TextEncoder(NanoConfiguration configuration, int vocabulary)
    {
        _c = configuration;
        int width = Width;
        Parameters = new ParameterSet();
        _embedding = Parameters.Normal("text_model.embed.weight", 0.1, vocabulary + 1, width);
        _positions = Parameters.Normal("text_model.pos_embed", 0.1, 1, Length, width);
        _blocks = [.. Enumerable.Range(0, 2).Select(i => new TransformerBlock(Parameters, $"text_model.blocks.{i}", width, 4, 0.5))];
        _norm = Parameters.LayerNorm("text_model.norm", width, 1e-6);
        _queries = Parameters.Normal("text_model.queries", 0.3, 1, Queries, width);
        _keyValue = Parameters.Linear("text_model.kv", width, 2 * width);
        _proj = Parameters.Linear("text_model.proj", width, width);
        _outNorm = Parameters.LayerNorm("text_model.out_norm", width, 1e-6);
        _fc1 = Parameters.Linear("text_model.mlp.fc1", width, 2 * width);
        _fc2 = Parameters.Linear("text_model.mlp.fc2", 2 * width, width, gain: 0.5);
        _picture = Parameters.Linear("text_model.picture", width, _c.PictureDenoiser.ConditionSize);
        _sound = Parameters.Linear("text_model.sound", width, _c.SoundDenoiser.ConditionSize);
        _video = Parameters.Linear("text_model.video", width, _c.VideoDenoiser.ConditionSize);
        _shared = Parameters.Linear("text_model.shared", width, _c.Vision.EmbeddingSize, bias: false);
        Padding = vocabulary;
    }

    public ParameterSet Parameters { get; }

    /// <summary>Gets the id that captions are padded with.</summary>
    public int Padding { get; }

    private static int Width => 128;

    private int Queries => _c.PictureDenoiser.ConditionQueries + _c.VideoDenoiser.ConditionQueries + 2;

    /// <summary>Encodes token ids [n, <see cref="Length"/>].</summary>
    public Encoded Forward(Tensor ids)
    {
        Tensor x = _embedding.Value.index_select(0, ids.flatten()).view(ids.shape[0], Length, Width) + _positions.Value;
        foreach (TransformerBlock block in _blocks)
        {
            x = block.Forward(x);
        }

        Tensor[] keyValue = _keyValue.Forward(_norm.Forward(x)).chunk(2, -1);
        Tensor queries = _queries.Value.expand(ids.shape[0], -1, -1);
        Tensor y = queries + _proj.Forward(Attention.Multi(queries, keyValue[0], keyValue[1], 4));
        y = y + _fc2.Forward(nn.functional.gelu(_fc1.Forward(_outNorm.Forward(y))));
        int pictures = _c.PictureDenoiser.ConditionQueries;
        int videos = _c.VideoDenoiser.ConditionQueries;
        return new Encoded(
            DenoiserBlock.Plain(_picture.Forward(y.narrow(1, 0, pictures))),
            DenoiserBlock.Plain(_sound.Forward(y.select(1, pictures + videos))),
            DenoiserBlock.Plain(_video.Forward(y.narrow(1, pictures, videos))),
            nn.functional.normalize(_shared.Forward(y.select(1, pictures + videos + 1)), 2, -1));
    }

    /// <summary>The conditions [n, queries, width] of pictures and videos, [n, width] of sounds, and the shared embedding [n, e], L2-normalised.</summary>
    public sealed record Encoded(Tensor Picture, Tensor Sound, Tensor Video, Tensor Shared)
    {
        public Tensor Of(Modality modality) => modality switch
        {
            Modality.Image => Picture,
            Modality.Audio => Sound,
            Modality.Video => Video,
            _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text has no condition; image, audio or video was expected."),
        };
    }
}
