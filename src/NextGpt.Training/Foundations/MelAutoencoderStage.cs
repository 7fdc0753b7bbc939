using NextGpt.Training.Sounds;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Foundations;

/// <summary>The autoencoder of mel spectrograms.</summary>
internal static class MelAutoencoderStage
{
    public const string Name = "mel-autoencoder";
    private const int Batch = 16;

    public static void Run(StageContext context)
    {
        LogMel mel = new(context.Configuration.Vocoder);
        AutoencoderTraining.Run(context, Name, context.Configuration.MelAutoencoder, 6000, 1.0e-3, random =>
            mel.Forward(SoundPool.Draw(random.Random, Batch).Waveforms).unsqueeze(1));
    }
}
