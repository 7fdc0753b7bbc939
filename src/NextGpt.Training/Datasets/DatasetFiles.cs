using NextGpt.Contracts;

namespace NextGpt.Training.Datasets;

/// <summary>The files of a data set inside its folder.</summary>
public static class DatasetFiles
{
    /// <summary>Dialogues of several turns and media.</summary>
    public const string MosIT = "mosit.json";

    /// <summary>The folder of the media files.</summary>
    public const string Media = "media";

    /// <summary>Media with captions, for example <c>image_pairs.json</c>.</summary>
    public static string Pairs(Modality modality) => $"{Name(modality)}_pairs.json";

    /// <summary>Questions on given media, for example <c>image_to_text.json</c>.</summary>
    public static string Understanding(Modality modality) => $"{Name(modality)}_to_text.json";

    /// <summary>Requests for media, for example <c>text_to_image.json</c>.</summary>
    public static string Generation(Modality modality) => $"text_to_{Name(modality)}.json";

    internal static string Name(Modality modality) => modality switch
    {
        Modality.Image => "image",
        Modality.Audio => "audio",
        Modality.Video => "video",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "A data set is of image, audio or video."),
    };
}
