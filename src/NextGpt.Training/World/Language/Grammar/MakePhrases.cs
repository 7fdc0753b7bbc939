namespace NextGpt.Training.World.Language.Grammar;

/// <summary>
/// Ways to ask for a medium that is described in words ({np}). An imperative starts with a plain verb, so that it can follow
/// "can you" or "i want you to"; a nominal can follow "i'd like"; a whole request stands alone.
/// </summary>
internal static class MakePhrases
{
    public static readonly PhraseSet ImageImperative = new("make-image",
        [
            "(draw|paint|sketch|show|make|create|draw|draw) {np}",
            "(draw me|paint me|show me|make me|give me|sketch me) {np}",
            "(render|generate|produce|design|depict|illustrate|prepare|display|print|visualize|craft|outline|present|picture|doodle) {np}",
            "(draw|paint|make|create|generate|produce|show|design|render) (a picture|an image|a drawing|a painting|a sketch|an illustration) of {np}",
            "(draw me|paint me|show me|make me|give me|send me) (a picture|an image|a drawing|a painting|a sketch|a photo) of {np}",
            "(make|create|draw|show me|give me) (a picture|an image|a drawing|a small picture) (with|that shows|showing|that contains|containing) {np}",
            "(make|create|design|draw) (an artwork|a graphic|a poster|an icon|a scene|a simple picture|a nice picture) (of|with) {np}",
            "let me (see|view) {np}",
            "let me (see|view|have|look at) (a picture|an image|a drawing) of {np}",
            "use your brush to (draw|paint) {np}",
            "put {np} on the (canvas|paper|screen)",
            "let us see (a picture|a drawing) of {np}",
            "print (a picture|an image) of {np}",
            "(take a pen and|grab a pencil and) (draw|sketch) {np}",
            "(work out|think up|make up) (a drawing|a picture|an image|a sketch) of {np}",
            "let me (have|get|take) a look at {np}",
            "get {np} (drawn|painted|in a picture)",
        ],
        [
            "(do|come up with) (a drawing|a picture|an image) of {np}",
            "let me look at {np}",
            "put {np} in a picture",
            "(sketch|print|depict) (a picture|an image) that shows {np}",
            "prepare (an image|a picture) of {np} for me",
        ]);

    public static readonly PhraseSet ImageNominal = new("make-image-nominal",
        [
            "(a picture|an image|a drawing|a painting|a sketch) of {np}",
            "(a picture|an image|a drawing) (with|that shows|showing) {np}",
            "(one|another) (picture|image|drawing) of {np}",
        ],
        [
            "(a painting|a sketch) (with|that shows) {np}",
            "(a photo|an illustration) of {np}",
        ]);

    public static readonly PhraseSet ImageRequest = new("make-image-request",
        [
            "{np}",
            "{np}(,|) please",
            "please, {np}",
            "(picture|image|drawing): {np}",
            "{np}, as (a picture|an image|a drawing)",
            "i (want|wish|need|would like|would love) to see {np}",
            "i'd like to see {np}",
            "what (does|would) {np} look like",
            "how (does|would) {np} look",
            "how about {np}",
            "can i see {np}",
            "do you have a picture of {np}",
            "imagine {np} and draw it",
            "is it possible to draw {np}",
        ],
        [
            "(may|could) i see {np}",
            "i'd love to see {np}",
            "what about a picture of {np}",
            "i want to have a drawing of {np}",
        ]);

    public static readonly PhraseSet AudioImperative = new("make-audio",
        [
            "(play|play|play|sound|compose|make|create|perform) {np}",
            "(play me|give me|make me|compose me|sing me) {np}",
            "(generate|produce|record|prepare|render|blow|emit|output) {np}",
            "(make|create|generate|play) (a signal|an alarm|a short sound|a jingle|some noise|a simple tune) (of|with) {np}",
            "let me (hear|listen to) {np}",
            "(make|create|record|compose|generate|produce|play) (a sound|an audio clip|a tune|a recording|some music|some audio|a melody) (of|with|that has) {np}",
            "(give me|play me|send me|make me) (a sound|an audio clip|a recording|some music) (of|with) {np}",
            "let (us|me) have {np}",
            "fill the room with {np}",
            "let us have (a tune|some music) with {np}",
            "let everybody hear {np}",
            "sing me (a tune|a melody) with {np}",
            "(work out|think up|make up) (a recording|a tune|some music|a sound) with {np}",
            "let (me|us) listen to {np} for a while",
            "get {np} (played|recorded)",
        ],
        [
            "(do|come up with) (a recording|a tune|some music) with {np}",
            "let us (hear|listen to) {np}",
            "sing {np}",
            "(perform|sing|sound) (a tune|a melody) with {np}",
            "prepare (an audio clip|a sound) with {np} for me",
        ]);

    public static readonly PhraseSet AudioNominal = new("make-audio-nominal",
        [
            "(a sound|an audio clip|a recording|the sound) of {np}",
            "(some music|a tune|a melody|a sound) with {np}",
            "{np}",
            "{np}",
        ],
        [
            "(some audio|a recording) with {np}",
            "(the melody|a melody) of {np}",
        ]);

    public static readonly PhraseSet AudioRequest = new("make-audio-request",
        [
            "{np}",
            "{np}(,|) please",
            "please, {np}",
            "(sound|audio|music): {np}",
            "{np}, as (a sound|audio)",
            "i (want|wish|need|would like|would love) to hear {np}",
            "i'd like to (hear|listen to) {np}",
            "what would {np} sound like",
            "how would {np} sound",
            "how about {np}",
            "can i (hear|listen to) {np}",
            "do you know {np}",
            "is it possible to play {np}",
        ],
        [
            "(may|could) i hear {np}",
            "i'd love to (hear|listen to) {np}",
            "what about a sound with {np}",
            "i want to have a recording of {np}",
        ]);

    // The described motion is part of {np}.
    public static readonly PhraseSet VideoImperative = new("make-video",
        [
            "(film|animate|show|make|create|film|record) {np}",
            "(film me|show me|give me|make me) {np}",
            "(make|create|record|film|shoot|produce|generate|render|show) (a video|a clip|a film|an animation|a movie|a short video|a video clip) of {np}",
            "(make me|show me|give me|send me|film me) (a video|a clip|a film|an animation|a movie|a short film) of {np}",
            "(make|create|show me|give me) (a video|a clip|an animation|a movie) (with|that shows|showing|in which you see) {np}",
            "(make|create|shoot|film) (some footage|a scene|a sequence|a cartoon|a motion picture|a little movie) (of|with|showing) {np}",
            "let me (see|watch) {np}",
            "let me (see|watch) (a video|a clip|an animation|a film) of {np}",
            "take your camera and film {np}",
            "let us (have|get) (a video|a clip) of {np}",
            "record (a video|a clip) of {np} for me",
            "(work out|think up|make up) (a video|a clip|an animation|a film) of {np}",
            "let (me|us) have a look at {np}",
            "get {np} (filmed|recorded|in a video)",
        ],
        [
            "(do|come up with) (a video|a clip|an animation) of {np}",
            "let us (see|watch) (a video|a movie) of {np}",
            "put {np} in a (video|clip|film)",
            "(shoot|record) (a movie|a film) that shows {np}",
            "prepare (a video|a clip) of {np} for me",
        ]);

    // "let a red circle move up": the object and its motion stand apart.
    public static readonly PhraseSet VideoLet = new("make-video-let",
        [
            "(let|make|have) {o} (move|go|slide|fly|glide|travel) {motion}",
            "(show|film) how {o} (moves|goes|slides|flies|travels) {motion}",
        ],
        [
            "show me how {o} (moves|flies|slides) {motion}",
            "film {o} as it (moves|goes) {motion}",
        ]);

    public static readonly PhraseSet VideoNominal = new("make-video-nominal",
        [
            "(a video|a clip|a film|an animation|a movie|a short video) of {np}",
            "(a video|a clip|an animation) (with|that shows|showing) {np}",
        ],
        [
            "(a short film|a video clip) of {np}",
            "(a movie|a film) (with|that shows) {np}",
        ]);

    public static readonly PhraseSet VideoRequest = new("make-video-request",
        [
            "{np}",
            "{np}(,|) please",
            "please, {np}",
            "(video|clip|film|animation): {np}",
            "{np}, as (a video|a clip|an animation)",
            "i (want|wish|need|would like|would love) to (see|watch) {np}",
            "i'd like to watch {np}",
            "can i (see|watch) {np}",
            "how about a (video|clip) of {np}",
            "do you have a (video|clip|film) of {np}",
            "is it possible to film {np}",
        ],
        [
            "(may|could) i (see|watch) {np}",
            "i'd love to watch {np}",
            "what about a video of {np}",
            "i want to have a (clip|film) of {np}",
        ]);

    // Nothing is described: all is as the world's defaults have it.
    public static readonly PhraseSet AnyImage = new("make-any-image",
        ["(draw|paint|sketch|show me) (something|anything|a picture|an image)", "(make|create|give me|i want) (a picture|an image|a drawing)", "let me see something"],
        ["(draw|paint) me something", "(produce|design) (a picture|an image)"]);

    public static readonly PhraseSet AnyAudio = new("make-any-audio",
        ["(play|sing) (something|anything|music|some music|a sound|a tune)", "(make|create|give me|i want) (a sound|a tune|music|some music|an audio clip)", "let me hear something"],
        ["(play|sing) me something", "(produce|compose) (a sound|a tune)"]);

    public static readonly PhraseSet AnyVideo = new("make-any-video",
        ["(film|animate) (something|anything)", "(make|create|show me|give me|i want) (a video|a clip|a film|an animation|a movie)", "let me watch something"],
        ["film me something", "(produce|shoot) (a video|a film)"]);

    public static readonly PhraseSet[] Sets =
    [
        ImageImperative, ImageNominal, ImageRequest, AudioImperative, AudioNominal, AudioRequest, VideoImperative, VideoLet, VideoNominal, VideoRequest, AnyImage, AnyAudio, AnyVideo,
    ];

    /// <summary>Several media of one description; {kinds} is a list such as "a picture, a sound and a video".</summary>
    public static readonly PhraseSet All = new("make-all",
        [
            "(make|create|give me|show me|produce|generate) {kinds} of {np}",
            "show {np} as {kinds}",
            "turn {np} into {kinds}",
            "(make|create) {kinds} (for|with|from) {np}",
            "(present|give me) {np} as {kinds}",
        ],
        [
            "produce {kinds} (for|from) {np}",
            "present {np} to me as {kinds}",
            "make {np} into {kinds}",
        ]);
}
