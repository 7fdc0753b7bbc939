using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Names a medium that is there, and the shapes in it, so that no other medium can be meant.</summary>
/// <param name="voice">The choice of words.</param>
/// <param name="mode">What else could be meant.</param>
internal sealed class References(Voice voice, ReferenceMode mode)
{
    private readonly bool _only = mode == ReferenceMode.Only;

    /// <summary>Whether "it" can only be this medium.</summary>
    public bool Only => _only;

    /// <summary>A noun for the medium: "the picture", "it".</summary>
    public string Medium(Modality modality) => (modality, _only) switch
    {
        _ when mode == ReferenceMode.Given => Given(modality),
        _ when mode == ReferenceMode.First => First(modality),
        (_, true) when voice.Chance(0.3) => voice.Pick("it", "it", "it", "this", "that"),
        (Modality.Image, _) => voice.Pick("the picture", "the picture", "this picture", "my picture", "the image", "this image", "the drawing", "the painting"),
        (Modality.Audio, _) => voice.Pick("the sound", "the sound", "this sound", "my sound", "the audio", "the recording", "my recording", "the music"),
        _ => voice.Pick("the video", "the video", "this video", "my video", "the clip", "this clip", "the film", "the animation", "the movie"),
    };

    /// <summary>The medium as a noun or as "what you see".</summary>
    public string What(Modality modality) => voice.Chance(0.65) || mode is ReferenceMode.Given or ReferenceMode.First
        ? Medium(modality)
        : (modality, _only) switch
        {
            (Modality.Image, true) => voice.Pick("what you see", "what you see", "what is in the picture", "what i drew", "what this shows"),
            (Modality.Image, _) => voice.Pick("what you see in the picture", "what is in the picture", "what the picture shows", "what i drew"),
            (Modality.Audio, _) => voice.Pick("what you hear", "what you hear", "what is in the sound", "what i played"),
            (_, true) => voice.Pick("what you see", "what happens here", "what is in the video", "what this shows"),
            _ => voice.Pick("what you see in the video", "what is in the video", "what the video shows", "what happens in the video"),
        };

    /// <summary>The one shape of a picture or video: "it", "the circle", "the shape in the picture".</summary>
    public string Shape(Modality modality, ShapeObject shape) =>
        _only && voice.Chance(0.45) ? "it" : Noun(shape) + Within(modality);

    /// <summary>As <see cref="Shape"/>, but never naming what kind of shape it is.</summary>
    public string SomeShape(Modality modality) => _only && voice.Chance(0.45) ? "it" : voice.Pick("the shape", "the shape", "this shape", "the thing", "the figure") + Within(modality);

    /// <summary>One of two shapes, by what tells it from the other.</summary>
    public string OneOf(ImageScene pair, bool first)
    {
        var (own, other) = first ? (pair.First, pair.Second!.Value) : (pair.Second!.Value, pair.First);
        var (colour, shape) = (Lexicon.Of(own.Colour), Lexicon.Of(own.Shape));
        var name = own.Shape == other.Shape
            ? voice.Pick($"the {colour} {shape}", $"the {colour} one", $"the {colour} shape")
            : voice.Pick($"the {shape}", $"the {shape}", $"the {colour} {shape}", $"the {colour} shape");
        return name + Within(Modality.Image);
    }

    public string Within(Modality modality) => modality switch
    {
        _ when mode == ReferenceMode.Given => $" in {Given(modality)}",
        _ when mode == ReferenceMode.First => $" in {First(modality)}",
        Modality.Image when !_only => voice.Pick(" in the picture", " in the picture", " in the image", " of the picture"),
        Modality.Video when !_only => voice.Pick(" in the video", " in the video", " in the clip", " of the video"),
        Modality.Image when voice.Chance(0.15) => " in the picture",
        Modality.Video when voice.Chance(0.15) => " in the video",
        _ => "",
    };

    private string Given(Modality modality)
    {
        var noun = modality switch
        {
            Modality.Image => voice.Pick("picture", "picture", "image"),
            Modality.Audio => voice.Pick("sound", "sound", "recording"),
            _ => voice.Pick("video", "video", "clip"),
        };
        return voice.Pick($"my {noun}", $"my {noun}", $"the given {noun}", $"the {noun} i sent", $"the {noun} that i gave you", $"the uploaded {noun}");
    }

    private string First(Modality modality) => modality switch
    {
        Modality.Image => voice.Pick("the first picture", "the first picture", "the first image"),
        Modality.Audio => voice.Pick("the first sound", "the first sound", "the first recording"),
        _ => voice.Pick("the first video", "the first video", "the first clip"),
    };

    private string Noun(ShapeObject shape) => voice.Random.Next(6) switch
    {
        0 or 1 => "the shape",
        2 => "this shape",
        3 => $"the {Lexicon.Of(shape.Colour)} {Lexicon.Of(shape.Shape)}",
        _ => $"the {Lexicon.Of(shape.Shape)}",
    };
}
