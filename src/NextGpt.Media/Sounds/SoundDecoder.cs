using NextGpt.Contracts;
using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Limits;
using NextGpt.Media.Probing;
using NextGpt.Media.Sources;

namespace NextGpt.Media.Sounds;

/// <summary>
/// Reads WAV, MP3, FLAC, Ogg and M4A, and the sound of MP4, MOV and WebM that hold no video. Uncompressed WAV needs no
/// ffmpeg. Thread-safe.
/// </summary>
public sealed class SoundDecoder
{
    private const string RawName = "samples";
    private const int MostChannels = 2;

    // Beyond this a sample is damage, and would drown everything else in a mean.
    private const float Loudest = 8;

    private readonly MediaOptions _options;
    private readonly MediaTool _tool;
    private readonly MediaInspector _inspector;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">Limits and places.</param>
    /// <param name="time">For time limits; the system's if left out.</param>
    public SoundDecoder(MediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _tool = new MediaTool(options, time ?? TimeProvider.System);
        _inspector = new MediaInspector(options, _tool);
    }

    /// <summary>Reads a sound.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellationToken">Stops reading and kills ffmpeg.</param>
    /// <returns>One or two channels at the file's rate, or at the highest that the limits name.</returns>
    /// <exception cref="MediaException">It is empty, no sound, damaged or beyond a limit, or ffmpeg is missing.</exception>
    public async Task<SoundClip> DecodeAsync(MediaSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using StagedMedia staged = await StagedMedia.ReadAsync(source, _options, ContentFormat.Accepted(Modality.Audio), cancellationToken);
        StreamFacts facts = await _inspector.InspectAsync(staged, [Modality.Audio], cancellationToken);
        int channels = facts.Media.Channels!.Value;
        int rate = facts.Media.SampleRate!.Value;
        if (staged.Bytes is not null
            && channels <= MostChannels
            && rate <= _options.Limits.DecodedSampleRate
            && WavHeader.Read(staged.Bytes) is { } header)
        {
            return Plausible(WavFile.Read(staged.Bytes, header), staged.Name);
        }

        return await DecodeAsync(staged, facts, Math.Min(channels, MostChannels), Math.Min(rate, _options.Limits.DecodedSampleRate), cancellationToken);
    }

    private static SoundClip Plausible(SoundClip sound, string name)
    {
        foreach (float[] channel in sound.Channels)
        {
            for (int i = 0; i < channel.Length; i++)
            {
                if (!float.IsFinite(channel[i]))
                {
                    throw new MediaException(MediaErrorCode.Corrupt, name, $"sample {i} is {channel[i]}", "numbers");
                }

                channel[i] = Math.Clamp(channel[i], -Loudest, Loudest);
            }
        }

        return sound;
    }

    private async Task<SoundClip> DecodeAsync(StagedMedia staged, StreamFacts facts, int channels, int rate, CancellationToken cancellationToken)
    {
        WorkFolder folder = await staged.FolderAsync(cancellationToken);

        // A second more than is allowed: enough to notice a header that told less than there is.
        double seconds = _options.Limits.MaxSoundSeconds + 1;
        string command = FfmpegCommand.Decode(staged.Format.Demuxer!, RawName, output => output
            .WithCustomArgument(FormattableString.Invariant($"-map 0:{facts.StreamIndex} -c:a pcm_f32le -f f32le"))
            .WithDuration(TimeSpan.FromSeconds(seconds))
            .WithAudioChannels(channels)
            .WithAudioSamplingRate(rate));
        ToolResult result = await _tool.RunAsync("ffmpeg", command, folder, staged.Name, _options.Limits.CodecTimeout, cancellationToken);
        float[][] samples = result.ExitCode == 0 ? await RawSamples.ReadAsync(folder.PathOf(RawName), channels, cancellationToken) : [[]];
        int length = samples[0].Length;
        if (length == 0)
        {
            throw new MediaException(
                MediaErrorCode.Corrupt, staged.Name, $"{staged.Format.AFile} without one sample that can be decoded", "a sound", result.Cause("ffmpeg"));
        }

        LimitChecks.Sound(_options.Limits, staged.Name, (double)length / rate, rate, channels);
        return Plausible(new SoundClip(rate, samples), staged.Name);
    }
}
