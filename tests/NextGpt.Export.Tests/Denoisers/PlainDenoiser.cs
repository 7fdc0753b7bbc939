using NextGpt.Export.Configurations;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Denoisers;

/// <summary>The denoiser's definition, written out for one item.</summary>
public sealed class PlainDenoiser(DenoiserConfiguration configuration, INamedWeights weights)
{
    private readonly Plain _plain = new(weights);
    private readonly int _cells = configuration.Height * configuration.Width;

    /// <param name="sample">[channels, frames, height, width].</param>
    /// <param name="timestep">From 0 to 1000.</param>
    /// <param name="condition">[queries, width].</param>
    public float[] Run(float[] sample, float timestep, float[] condition)
    {
        double[][] rows = [.. condition.Chunk(configuration.ConditionSize).Select(row => row.Select(value => (double)value).ToArray())];
        double[][] steering = Plain.Map(Steering(timestep, rows), Plain.Silu);
        double[][] memory = configuration.ClassCondition ? [] : _plain.Linear(rows, "y_embedder");
        double[][] x = Tokens(sample);
        for (int block = 0; block < configuration.Layers; block++)
        {
            x = Block(x, steering, memory, $"blocks.{block}");
        }

        double[][][] last = Chunks(_plain.Linear(steering, "final_layer.adaLN_modulation.1"), 2);
        double[][] tokens = _plain.Linear(Modulate(x, last[0], last[1]), "final_layer.linear");
        return [.. Enumerable.Range(0, configuration.LatentChannels).SelectMany(channel => tokens.Select(token => (float)token[channel]))];
    }

    private double[][] Steering(float timestep, double[][] rows)
    {
        double[] frequencies = [.. Enumerable.Range(0, 128).Select(i => Math.Exp(-Math.Log(10000) * i / 128))];
        double[][] sinusoids = [[.. frequencies.Select(f => Math.Cos(timestep * f)), .. frequencies.Select(f => Math.Sin(timestep * f))]];
        double[][] time = _plain.Linear(Plain.Map(_plain.Linear(sinusoids, "t_embedder.mlp.0"), Plain.Silu), "t_embedder.mlp.2");
        double[][] flat = [[.. rows.SelectMany(row => row)]];
        double[][] vector = Plain.Add(time, _plain.Linear(flat, "y_pool"));
        if (configuration.Frames == 1)
        {
            return vector;
        }

        double[] own = _plain.Linear(Plain.Map(_plain.Linear(flat, "y_frames.fc1"), Plain.Silu), "y_frames.fc2")[0];
        return [.. own.Chunk(configuration.HiddenSize).Select(frame => Plain.Add([frame], vector)[0])];
    }

    private double[][] Tokens(float[] sample)
    {
        int count = configuration.Frames * _cells;
        double[][] tokens = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, configuration.LatentChannels).Select(c => (double)sample[(c * count) + i]).ToArray())];
        double[][] places = _plain.Rows("pos_embed", configuration.HiddenSize);
        double[][] x = Plain.Add(_plain.Linear(tokens, "x_embedder"), [.. Enumerable.Range(0, count).Select(i => places[i % _cells])]);
        if (configuration.Frames == 1)
        {
            return x;
        }

        double[][] times = _plain.Rows("frame_embed", configuration.HiddenSize);
        return Plain.Add(x, [.. Enumerable.Range(0, count).Select(i => times[i / _cells])]);
    }

    private double[][] Block(double[][] x, double[][] steering, double[][] memory, string name)
    {
        double[][][] parts = Chunks(_plain.Linear(steering, $"{name}.adaLN_modulation.1"), 6);
        double[][] modulated = Modulate(x, parts[0], parts[1]);
        double[][] spatial = [.. Enumerable.Range(0, configuration.Frames).SelectMany(f => _plain.SelfAttention(modulated[(f * _cells)..((f + 1) * _cells)], $"{name}.attn", configuration.Heads))];
        x = Plain.Add(x, Plain.Multiply(spatial, parts[2]));
        if (configuration.Frames > 1)
        {
            double[][] normal = _plain.LayerNorm(x, $"{name}.temporal_norm", 1e-6);
            double[][] temporal = new double[x.Length][];
            for (int cell = 0; cell < _cells; cell++)
            {
                int[] places = [.. Enumerable.Range(0, configuration.Frames).Select(f => (f * _cells) + cell)];
                double[][] attended = _plain.SelfAttention([.. places.Select(place => normal[place])], $"{name}.temporal", configuration.Heads);
                foreach (int place in places)
                {
                    temporal[place] = attended[place / _cells];
                }
            }

            x = Plain.Add(x, temporal);
        }

        if (memory.Length > 0)
        {
            int width = configuration.HiddenSize;
            double[][] query = _plain.Linear(_plain.LayerNorm(x, $"{name}.cross_norm", 1e-6), $"{name}.cross_attn.q_linear");
            double[][] stacked = _plain.Linear(memory, $"{name}.cross_attn.kv_linear");
            double[][] attended = Plain.Attend(query, Plain.Columns(stacked, 0, width), Plain.Columns(stacked, width, width), configuration.Heads);
            x = Plain.Add(x, _plain.Linear(attended, $"{name}.cross_attn.proj"));
        }

        return Plain.Add(x, Plain.Multiply(_plain.Mlp(Modulate(x, parts[3], parts[4]), $"{name}.mlp"), parts[5]));
    }

    private static double[][] Modulate(double[][] x, double[][] shift, double[][] scale) =>
        Plain.Add(Plain.Multiply(Plain.Normalize(x, 1e-6), Plain.Map(scale, value => value + 1)), shift);

    // A row for every token, of its frame's own.
    private double[][][] Chunks(double[][] frames, int parts) =>
    [
        .. Enumerable.Range(0, parts).Select(i => frames
            .SelectMany(row => Enumerable.Repeat(row[(i * configuration.HiddenSize)..((i + 1) * configuration.HiddenSize)], _cells)).ToArray()),
    ];
}
