using NextGpt.Contracts;

namespace NextGpt.Training.World.Language;

/// <summary>
/// The words with which a reply's sentence on a made medium begins. Whoever forces a medium can write them before letting the model go on:
/// what follows is the caption of that medium.
/// </summary>
public static class ReplyOpenings
{
    /// <summary>For example "I drew".</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="modality"/> is text.</exception>
    public static string Of(Modality modality) => modality switch
    {
        Modality.Image => "I drew",
        Modality.Audio => "I played",
        Modality.Video => "I filmed",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "A reply makes image, audio or video."),
    };
}
