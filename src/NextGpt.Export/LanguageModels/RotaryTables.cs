using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.LanguageModels;

/// <summary>The cosines and sines of rotary positions: [positions, half a head], computed in double precision.</summary>
internal sealed record RotaryTables(Value Cosines, Value Sines)
{
    public static RotaryTables Add(GraphBuilder graph, LanguageModelConfiguration configuration)
    {
        int half = configuration.HeadDimension / 2;
        float[] cosines = new float[configuration.ContextLength * half];
        float[] sines = new float[cosines.Length];
        for (int position = 0; position < configuration.ContextLength; position++)
        {
            for (int i = 0; i < half; i++)
            {
                double angle = position * Math.Pow(configuration.RopeTheta, -(double)i / half);
                cosines[(position * half) + i] = (float)Math.Cos(angle);
                sines[(position * half) + i] = (float)Math.Sin(angle);
            }
        }

        long[] shape = [configuration.ContextLength, half];
        return new RotaryTables(graph.Table("rotary_cosines", cosines, shape), graph.Table("rotary_sines", sines, shape));
    }
}
