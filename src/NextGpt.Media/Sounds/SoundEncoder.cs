using NextGpt.Media.Ffmpeg;

namespace NextGpt.Media.Sounds;

/// <summary>Writes sounds. Thread-safe.</summary>
public sealed class SoundEncoder
{
    private const string OutputName = "sound.mp3";
    private const int MostChannels = 2;

    private readonly MediaOptions _options;
    private readonly MediaTool _tool;

    /// <summary>Makes a writer.</summary>
    /// <param name="options">Limits on time and memory, and places.</param>
    /// <param name="time">For time limits; the system's if left out.</param>
    public SoundEncoder(MediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Limits.Validated();
        _options = options;
        _tool = new MediaTool(options, time ?? TimeProvider.System);
    }

    /// <summary>Writes a WAV file of 16-bit samples, without ffmpeg. The same sound always gives the same bytes.</summary>
    /// <param name="sound">Samples beyond -1 and 1 are clipped.</param>
    /// <returns>The file.</returns>
    public static byte[] ToWav(SoundClip sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return WavFile.Write(sound);
    }

    /// <summary>Writes an MP3 file of variable rate. The same sound and the same ffmpeg always give the same bytes.</summary>
    /// <param name="sound">One or two channels; other rates than MP3 knows are resampled.</param>
    /// <param name="cancellationToken">Kills ffmpeg.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">There are more than two channels.</exception>
    /// <exception cref="MediaException">ffmpeg is missing, fails or takes too long.</exception>
    public async Task<byte[]> ToMp3Async(SoundClip sound, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sound);
        if (sound.Channels.Length > MostChannels)
        {
            throw new ArgumentException($"The sound has {sound.Channels.Length} channels; expected 1 or 2.", nameof(sound));
        }

        using WorkFolder folder = WorkFolder.Create(_options);
        await File.WriteAllBytesAsync(folder.PathOf(StagedMedia.InputName), WavFile.Write(sound), cancellationToken);
        string command = FfmpegCommand.Encode(
            input => input.ForceFormat("wav"),
            OutputName,
            output => output.WithAudioCodec("libmp3lame").WithAudioQualityScale(2).WithCustomArgument("-flags:a +bitexact -id3v2_version 0 -f mp3"));
        return await FfmpegEncoding.RunAsync(_tool, _options.Limits, command, folder, "sound", OutputName, "an MP3 file", cancellationToken);
    }
}
