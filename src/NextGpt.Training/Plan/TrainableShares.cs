using NextGpt.Export;
using NextGpt.Export.Configurations;
using NextGpt.Training.Alignment;
using NextGpt.Training.Foundations;

namespace NextGpt.Training.Plan;

/// <summary>What each of NExT-GPT's stages trains, in parameters and in percent of the whole, for the small model and for the released one of 7B.</summary>
public static class TrainableShares
{
    private static readonly string[] SmallTargets = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
    private static readonly string[] ReleasedTargets = ["q_proj", "k_proj", "v_proj", "o_proj"];

    // Stable Diffusion 1.5, AudioLDM-l-full and Zeroscope v2 (specification, section 10): frozen, and not built by this project.
    private const long ReleasedDecoders = 1_370_000_000L + 975_000_000L + 1_800_000_000L;

    /// <summary>Gets the shares of the small model.</summary>
    /// <param name="c">Its dimensions.</param>
    public static IReadOnlyList<TrainableShare> Small(NanoConfiguration c)
    {
        ArgumentNullException.ThrowIfNull(c);
        long inputs = 3 * ParameterCount.Of(c.InputProjector);
        long outputs = SceneDraw.Media.Sum(modality => ParameterCount.Of(OutputProjectors.Shape(c, modality)));
        long rows = 3L * c.Signals * c.LanguageModel.HiddenSize;
        long lora = ParameterCount.LowRank(c.LanguageModel, c.LoraRank, SmallTargets);
        long frozen = ParameterCount.Of(c.LanguageModel) + ParameterCount.Of(c.Vision) + ParameterCount.Of(c.Audio)
            + ParameterCount.Of(c.PictureDenoiser) + ParameterCount.Of(c.SoundDenoiser) + ParameterCount.Of(c.VideoDenoiser)
            + ParameterCount.Of(c.PictureAutoencoder) + ParameterCount.Of(c.MelAutoencoder) + ParameterCount.Of(c.Vocoder);
        return Shares(inputs, outputs, rows, lora, frozen);
    }

    /// <summary>Gets the shares of the released model of 7B, computed from its configurations; nothing of it is loaded.</summary>
    public static IReadOnlyList<TrainableShare> Released()
    {
        long inputs = ParameterCount.Of(InputProjectorConfiguration.ReleasedLinear);
        long outputs = ParameterCount.Of(OutputProjectorConfiguration.ReleasedImage) + ParameterCount.Of(OutputProjectorConfiguration.ReleasedVideo)
            + ParameterCount.Of(OutputProjectorConfiguration.ReleasedAudio);
        LanguageModelConfiguration language = LanguageModelConfiguration.Vicuna7B;
        long lora = ParameterCount.LowRank(language, 32, ReleasedTargets);
        long rows = 36L * language.HiddenSize;
        long frozen = ParameterCount.Of(language) + ParameterCount.Of(VisionTowerConfiguration.ImageBindHuge) + ParameterCount.Of(AudioTowerConfiguration.ImageBindHuge) + ReleasedDecoders;
        return Shares(inputs, outputs, rows, lora, frozen);
    }

    private static TrainableShare[] Shares(long inputs, long outputs, long rows, long lora, long frozen)
    {
        long whole = inputs + outputs + rows + lora + frozen;
        return
        [
            new TrainableShare("stage 1: input projectors", inputs, whole),
            new TrainableShare("stage 2: output projectors and signal rows", outputs + rows, whole),
            new TrainableShare("stage 3: LoRA, both projectors and signal rows", inputs + outputs + rows + lora, whole),
        ];
    }
}
