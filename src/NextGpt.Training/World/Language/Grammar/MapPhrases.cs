namespace NextGpt.Training.World.Language.Grammar;

/// <summary>Ways to ask for a medium made from another one ({w} names what is there, {s} the shape in it).</summary>
internal static class MapPhrases
{
    public static readonly PhraseSet ImageFromSound = new("image-from-sound",
        [
            "(draw|paint|sketch|show me|illustrate|depict) {w}",
            "(draw|make|create|paint|give me|show me) (a picture|an image|a drawing|a painting) (of|from|for|out of|to) {w}",
            "(turn|change|make|convert|translate|transform) {w} into (a picture|an image|a drawing)",
            "show {w} as (a picture|an image|a drawing)",
            "let me see {w}",
            "let me see {w} as (a picture|an image)",
            "(draw|paint) {w} for my eyes",
            "(draw|paint|sketch|bring) {w} on (paper|a sheet of paper|a piece of paper)",
            "get {w} down on paper",
            "let us (see|have) (an image|a painting) of {w}",
            "print (a picture|an image) of {w}",
            "give {m} (an image|a painting)",
            "let me (see|have) (a drawing|a sketch) for {w}",
            "(put|get) {w} (in|into) a (picture|drawing)",
        ],
        [
            "(sketch|paint me|draw me) (a picture|an image) of {w}",
            "(put|print) {w} on paper",
            "let me see (a picture|a drawing) of {w}",
            "give {m} a (picture|drawing)",
        ]);

    public static readonly PhraseSet ImageFromVideo = new("image-from-video",
        [
            "(draw|paint|sketch) {s}{place}",
            "(draw|make|create|paint|give me|show me) (a picture|an image|a drawing|a painting|a still picture|a photo) (of|from|out of) {w}",
            "(draw|make|paint|show me|give me) (a picture|an image|a drawing) of {s}{place}",
            "(turn|change|convert|transform) {w} into (a picture|an image|a drawing|a still image)",
            "show {w} as (a picture|an image|a drawing|a still)",
            "(take|make) (a photo|a still|a snapshot) of {w}",
            "(freeze|stop) {m}",
            "let {s} stand still{place}",
            "(draw|paint|sketch|bring) {s} on (paper|a sheet of paper|a piece of paper){place}",
            "get {s} down on paper{place}",
            "give me {w} as (an image|a drawing)",
            "let me (see|have) (a picture|an image|a drawing) of {s}{place}",
            "(put|get) {s} (in|into) a (picture|drawing){place}",
        ],
        [
            "(sketch|paint me|draw me) (a picture|an image) of {s}{place}",
            "(put|print) {s} on paper{place}",
            "let me see (a photo|a still) of {w}",
            "give me {w} as (a photo|a still picture)",
        ]);

    public static readonly PhraseSet SoundFromImage = new("sound-from-image",
        [
            "(play|perform|sing|sound) {w}",
            "let me hear {w}",
            "let (me|us|everybody) listen to {w}",
            "i want to hear {w}",
            "(compose|sing) (some music|a tune|a song) for {w}",
            "(make|create|compose|play|give me|play me) (a sound|music|some music|a tune|a melody|some notes|the notes) (of|from|for|out of|to) {w}",
            "(turn|change|make|convert|translate|transform) {w} into (a sound|music|notes|audio|a tune)",
            "play {w} as (a sound|music|notes)",
            "play {w} for my ears",
            "(play|make) the sound (of|for|that belongs to) {w}",
            "let {m} sound",
            "give {m} (music|some music|notes)",
            "let (us|me) have (a sound|the notes|a tune) for {w}",
            "(perform|play) (a tune|a sound|something) for {w}",
            "add (a sound|music) to {m}",
        ],
        [
            "perform (some music|a melody) for {w}",
            "let us hear {w}",
            "let me hear (a sound|the notes) for {w}",
            "give {m} a (sound|tune|melody)",
        ]);

    public static readonly PhraseSet SoundFromVideo = new("sound-from-video",
        [
            "(play|perform|sing|sound) {w}",
            "let me hear {w}",
            "let (me|us|everybody) listen to {w}",
            "i want to hear {w}",
            "(compose|sing) (some music|a tune|a song) for {w}",
            "(make|create|compose|play|give me|play me) (a sound|music|some music|a tune|a melody|some notes|the notes) (of|from|for|out of|to) {w}",
            "(turn|change|convert|translate|transform) {w} into (a sound|music|notes|audio|a tune)",
            "play {w} as (a sound|music|notes)",
            "(play|make) the sound (of|for|that belongs to) {w}",
            "add (a sound|music|a soundtrack) to {m}",
            "give {m} (music|some music|notes)",
            "let (us|me) have (a sound|the notes|a tune) for {w}",
            "(perform|play) (a tune|a sound|something) for {w}",
        ],
        [
            "perform (some music|a melody) for {w}",
            "let us hear {w}",
            "let me hear (a sound|the notes) for {w}",
            "give {m} a (soundtrack|sound|melody)",
        ]);

    public static readonly PhraseSet VideoFromImage = new("video-from-image",
        [
            "(let|make|have) {s} (move|go|slide|fly|glide|travel|run){motion}",
            "move {s}{motion}",
            "(animate|film) {w}",
            "(make|create|show me|give me) (a video|a clip|an animation|a film|a movie) (of|from|out of) {w}",
            "(make|create|show me|give me) (a video|a clip|an animation|a film) (of|with) {s} moving{motion}",
            "(turn|change|convert|transform) {w} into (a video|a clip|an animation|a movie)",
            "(film|show) {s} moving{motion}",
            "(animate|film) {m} so that (it|the shape) moves{motion}",
            "(film|show) how {s} (moves|goes|travels){motion}",
            "bring {m} to life",
            "push {s}{motion}",
            "(let|make) {s} begin to (move|travel){motion}",
            "i want to see how {s} moves{motion}",
            "give me {w} as (a clip|a film|a movie)",
            "(let|make|have) {s} be in motion{motion}",
            "(shoot|record|film) {s} while it moves{motion}",
            "have {s} begin moving{motion}",
        ],
        [
            "show me how {s} (moves|slides|flies){motion}",
            "(let|make) {s} start to move{motion}",
            "(shoot|record) (a video|a film) of {s} moving{motion}",
            "give me {w} as (a video|an animation)",
        ]);

    public static readonly PhraseSet VideoFromSound = new("video-from-sound",
        [
            "(film|animate) {w}",
            "(make|create|show me|give me|film|shoot) (a video|a clip|an animation|a film|a movie) (of|from|for|out of|to) {w}",
            "(turn|change|make|convert|translate|transform) {w} into (a video|a clip|an animation|a movie)",
            "show {w} as (a video|a clip|an animation|a film)",
            "let me (watch|see) {w} as (a video|a clip|an animation)",
            "let {m} (move|dance)",
            "let us (see|have) (a video|a film) of {w}",
            "(shoot|record) {w} as (a video|a film)",
            "make {m} (move|dance)",
            "give {m} (a clip|an animation|a film)",
            "give me {w} as (a clip|a film|a movie)",
            "(shoot|record|film) something for {w}",
            "let (us|me) have (a video|a clip|a film) for {w}",
        ],
        [
            "record (a video|a film|a clip) for {w}",
            "let me watch (a video|a clip) of {w}",
            "give {m} a (video|movie)",
            "give me {w} as (a video|an animation)",
        ]);

    public static readonly PhraseSet[] All = [ImageFromSound, ImageFromVideo, SoundFromImage, SoundFromVideo, VideoFromImage, VideoFromSound];
}
