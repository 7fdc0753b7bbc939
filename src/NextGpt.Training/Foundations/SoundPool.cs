using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>Draws training sounds.</summary>
internal static class SoundPool
{
    public static (SoundScene[] Scenes, Tensor Waveforms) Draw(Random random, int count, SplitPart part = SplitPart.Train)
    {
        SoundScene[] scenes = new SoundScene[count];
        float[][] waveforms = new float[count][];
        for (int i = 0; i < count; i++)
        {
            scenes[i] = SceneSampler.Sound(random, part);
            waveforms[i] = SoundRenderer.Render(scenes[i], random).Channels[0];
        }

        return (scenes, Batches.Rows(waveforms));
    }
}
