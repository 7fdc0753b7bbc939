using System.Text.Json.Serialization;

namespace NextGpt.Media.Probing;

/// <summary>The part of ffprobe's JSON that is asked for. Numbers that it prints as text stay text until they are parsed.</summary>
internal sealed record FfprobeReport
{
    [JsonPropertyName("streams")]
    public IReadOnlyList<FfprobeStream> Streams { get; init; } = [];

    [JsonPropertyName("format")]
    public FfprobeFormat? Format { get; init; }
}

/// <summary>One stream of ffprobe's JSON.</summary>
internal sealed record FfprobeStream
{
    [JsonPropertyName("index")]
    public int Index { get; init; }

    [JsonPropertyName("codec_type")]
    public string? CodecType { get; init; }

    [JsonPropertyName("width")]
    public int Width { get; init; }

    [JsonPropertyName("height")]
    public int Height { get; init; }

    [JsonPropertyName("avg_frame_rate")]
    public string? AverageFrameRate { get; init; }

    [JsonPropertyName("r_frame_rate")]
    public string? BaseFrameRate { get; init; }

    [JsonPropertyName("nb_frames")]
    public string? Frames { get; init; }

    [JsonPropertyName("duration")]
    public string? Duration { get; init; }

    [JsonPropertyName("sample_rate")]
    public string? SampleRate { get; init; }

    [JsonPropertyName("channels")]
    public int Channels { get; init; }

    [JsonPropertyName("disposition")]
    public IReadOnlyDictionary<string, int>? Disposition { get; init; }

    [JsonPropertyName("side_data_list")]
    public IReadOnlyList<FfprobeSideData>? SideData { get; init; }

    /// <summary>Gets whether the stream is a cover, not a moving picture.</summary>
    public bool IsCover => Disposition is not null && Disposition.TryGetValue("attached_pic", out int cover) && cover != 0;

    /// <summary>Gets whether the frames are shown lying on their side.</summary>
    public bool IsTurned => SideData?.Any(d => Math.Abs(d.Rotation % 180) is > 45 and < 135) == true;
}

/// <summary>What ffprobe's JSON tells beside a stream.</summary>
internal sealed record FfprobeSideData
{
    [JsonPropertyName("rotation")]
    public double Rotation { get; init; }
}

/// <summary>The container in ffprobe's JSON.</summary>
internal sealed record FfprobeFormat
{
    [JsonPropertyName("duration")]
    public string? Duration { get; init; }
}

/// <summary>Reads ffprobe's JSON without reflection.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(FfprobeReport))]
internal sealed partial class FfprobeJson : JsonSerializerContext;
