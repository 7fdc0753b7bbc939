namespace NextGpt.Training.World.Language.Grammar;

/// <summary>Ways to ask for a medium again, as it was or changed ({m} names the medium, {s} the shape in it, {v} the new value).</summary>
internal static class EditPhrases
{
    public static readonly PhraseSet ImageCopy = new("image-copy",
        [
            "(draw|paint|sketch|show|make) {m} again",
            "(draw|paint) {m}",
            "(copy|repeat|redraw|repaint) {m}",
            "(draw|paint|show me|make|give me) the same (picture|image|drawing)( again|)",
            "make (a copy|another copy) of {m}",
            "(draw|show) {m} (once more|one more time)",
            "(draw|show me) {m} without (any change|changes)",
        ],
        [
            "(draw|paint) (a copy|another copy) of {m}",
            "(copy|redraw) {m} (once more|again)",
            "give me {m} (again|one more time)",
        ]);

    public static readonly PhraseSet AudioCopy = new("audio-copy",
        [
            "(play|perform|sound) {m} again",
            "(play|play|perform) {m}",
            "(copy|repeat|replay) {m}",
            "(play|play me|make|give me) the same (sound|notes|tune)( again|)",
            "make (a copy|another copy) of {m}",
            "(play|let me hear) {m} (once more|one more time)",
            "let me hear {m} again",
            "play {m} without (any change|changes)",
        ],
        [
            "(play|perform) (a copy|another copy) of {m}",
            "(copy|replay) {m} (once more|again)",
            "give me {m} (again|one more time)",
        ]);

    public static readonly PhraseSet VideoCopy = new("video-copy",
        [
            "(film|show) {m} again",
            "film {m}",
            "(copy|repeat|replay) {m}",
            "(film|show me|make|give me) the same (video|clip|film|animation)( again|)",
            "make (a copy|another copy) of {m}",
            "(film|show) {m} (once more|one more time)",
            "let me (see|watch) {m} again",
            "show {m} without (any change|changes)",
        ],
        [
            "(film|show me) (a copy|another copy) of {m}",
            "(copy|replay) {m} (once more|again)",
            "give me {m} (again|one more time)",
        ]);

    // {tail} says the change: "in blue", "bigger", "on a white background", "moving up", "with a bell".
    public static readonly PhraseSet ImageAgain = new("image-again",
        [
            "(draw|paint|sketch|make|show) {m} again(,|,| but|, but|) {tail}",
            "(draw|paint|show me|make) the same (picture|image|drawing|thing)(,|, but| but|) {tail}",
            "(draw|paint|show me) {m} {tail}( this time| instead| now|)",
            "(copy|repeat|redraw|repaint) {m}(, but|) {tail}",
            "(draw|make) (a copy|another version|a version|a new version) of {m}(, but|) {tail}",
        ],
        [
            "give me {m} again(,| but|, but) {tail}",
            "(sketch|paint) (a new version|a copy) of {m} {tail}",
            "show me {m} once more(,|, but) {tail}",
        ]);

    public static readonly PhraseSet AudioAgain = new("audio-again",
        [
            "(play|perform|sound) {m} again(,|,| but|, but|) {tail}",
            "(play|make|give me) the same (sound|notes|tune|thing)(,|, but| but|) {tail}",
            "(play|let me hear) {m} {tail}( this time| instead| now|)",
            "(copy|repeat|replay) {m}(, but|) {tail}",
            "(play|make) (another version|a version|a new version) of {m}(, but|) {tail}",
        ],
        [
            "give me {m} again(,| but|, but) {tail}",
            "(perform|let me hear) (a new version|a copy) of {m} {tail}",
            "let me hear {m} once more(,|, but) {tail}",
        ]);

    public static readonly PhraseSet VideoAgain = new("video-again",
        [
            "(film|show|make) {m} again(,|,| but|, but|) {tail}",
            "(film|show me|make) the same (video|clip|film|thing)(,|, but| but|) {tail}",
            "(film|show me) {m} {tail}( this time| instead| now|)",
            "(copy|repeat|replay) {m}(, but|) {tail}",
            "(film|make) (a copy|another version|a version|a new version) of {m}(, but|) {tail}",
        ],
        [
            "give me {m} again(,| but|, but) {tail}",
            "(shoot|show) (a new version|a copy) of {m} {tail}",
            "show me {m} once more(,|, but) {tail}",
        ]);

    public static readonly PhraseSet Colour = new("edit-colour",
        [
            "(make|turn|colour|color|paint|dye) {s} {v}",
            "change the (colour|color) of {s} to {v}",
            "change {s} to {v}",
            "give {s} (a|the) {v} (colour|color)",
            "let {s} be {v}( instead| this time|)",
            "use {v} for {s}",
            "let {s} (become|go) {v}",
            "have {s} (dyed|turned|made) {v}",
            "set the (colour|color) of {s} to {v}",
            "have {s} (tinted|drawn|filled) {v}",
            "(let|have) {s} appear {v}",
            "switch the (colour|color) of {s} to {v}",
        ],
        [
            "turn the (colour|color) of {s} to {v}",
            "let {s} turn {v}",
            "have {s} (painted|coloured) {v}",
        ]);

    public static readonly PhraseSet Size = new("edit-size",
        [
            "make {s} {v}",
            "let {s} be {v}( instead| this time|)",
            "change {s} so that it is {v}",
            "(draw|show) {s} {v}",
            "(make|draw) {s} {v}( instead| this time|)",
            "(let|make) {s} (appear|seem) {v}",
            "have {s} (drawn|made) {v}",
            "i want {s} (to be |){v}( this time|)",
        ],
        [
            "let {s} look {v}",
            "(show|draw) {s} so that it is {v}",
            "have {s} {v} this time",
        ]);

    public static readonly PhraseSet Grow = new("edit-grow",
        ["(enlarge|grow|expand) {s}", "let {s} grow", "make {s} grow", "(increase|raise) the size of {s}", "(make|let) {s} (get|become) (bigger|larger)", "(make|let) {s} (swell|widen)", "(boost|raise|extend) the size of {s}", "make {s} (look|appear) (big|bigger|large)"],
        ["(make|let) {s} expand", "(enlarge|grow) the size of {s}"]);

    public static readonly PhraseSet Shrink = new("edit-shrink",
        ["(shrink|reduce) {s}", "let {s} shrink", "make {s} shrink", "(decrease|lower) the size of {s}", "(make|let) {s} (get|become) smaller", "(make|let) {s} (contract|diminish)", "(cut|diminish) the size of {s}", "make {s} (look|appear) (tiny|little|smaller)"],
        ["(reduce|shrink) the size of {s}", "make {s} look small"]);

    public static readonly PhraseSet Shape = new("edit-shape",
        [
            "(turn|change|make|transform) {s} into {v}",
            "make {s} {v}",
            "replace {s} (with|by) {v}",
            "(use|show) {v} instead of {s}",
            "change {s} to {v}",
            "let {s} (be|become) {v}( instead|)",
            "let {s} (change|transform) into {v}",
            "(draw|set) {v} in the place of {s}",
            "change the (kind|form) of {s} (to|into) {v}",
            "(swap|exchange) {s} for {v}",
            "(use|film|draw) {v} in place of {s}",
        ],
        [
            "let {s} turn into {v}",
            "put {v} in place of {s}",
            "(transform|change) the shape of {s} into {v}",
        ]);

    public static readonly PhraseSet Place = new("edit-place",
        [
            "(put|place|set|draw|show) {s} {v}",
            "(make|draw|create) {s} appear {v}",
            "let {s} be {v}( instead|)",
            "(draw|paint) {s} {v}( this time| instead|)",
            "(put|place) {s} {v} instead",
        ],
        [
            "let {s} stand {v}",
            "(set|show) {s} {v} instead",
            "place {s} {v} this time",
        ]);

    public static readonly PhraseSet Background = new("edit-background",
        [
            "make {b} {v}",
            "(change|turn|set) {b} (to|into) {v}",
            "paint {b} (in |){v}",
            "(use|take|choose) a {v} background for {m}",
            "(put|place|draw|show) {s} on a {v} background",
            "give {m} a {v} background",
            "let {b} be {v}",
            "replace {b} (with|by) {v}",
            "let {b} (become|go) {v}",
            "(dye|tint) {b} {v}",
        ],
        [
            "let {b} turn {v}",
            "(colour|color) {b} {v}",
            "(set|show) {s} on a {v} background instead",
        ]);

    public static readonly PhraseSet Loudness = new("edit-loudness",
        [
            "(play|make) {m} {v}",
            "let {m} be {v}( this time| instead|)",
            "(let me hear|give me) {m} {v}",
            "(play|perform) {m} {v}( this time| instead|)",
            "change {m} so that it is {v}",
        ],
        [
            "let {m} sound {v}",
            "sound {m} {v} this time",
            "give me {m} {v} instead",
        ]);

    public static readonly PhraseSet Pitch = new("edit-pitch",
        [
            "(play|make) {m} {v}",
            "let {m} be {v}( this time| instead|)",
            "(play|perform|sing) {m} {v}( this time| instead|)",
            "change {m} so that it sounds {v}",
        ],
        [
            "let {m} sound {v}",
            "sound {m} {v} this time",
            "give me {m} {v} instead",
        ]);

    public static readonly PhraseSet Timbre = new("edit-timbre",
        [
            "play {m} (with|on|by) {v}( this time| instead|)",
            "use {v} instead",
            "use {v} for {m}",
            "change the instrument in {m} to {v}",
            "(change|replace) the instrument (to|with|by) {v}",
            "(take|choose) {v} for {m}",
            "let {v} play {m}",
            "make {m} sound like {v}",
        ],
        [
            "(perform|repeat) {m} (with|on) {v}",
            "change the instrument of {m} to {v}",
            "let me hear {m} (on|with) {v}",
        ]);

    public static readonly PhraseSet Count = new("edit-count",
        [
            "(play|make) {v} instead",
            "play {m} with {v}",
            "(play|make|use) {v} this time",
            "change {m} to {v}",
            "let there be {v}",
            "(make|turn) {m} into {v}",
            "(let us have|make it) {v} this time",
        ],
        [
            "let me hear {v} instead",
            "(repeat|perform) {m} with {v}",
            "let there be {v} this time",
        ]);

    public static readonly PhraseSet Direction = new("edit-direction",
        [
            "(let|make|have) {s} (move|go|slide|fly|travel) {v}( instead| this time|)",
            "move {s} {v}( instead| this time|)",
            "change the direction( of {m}| of {s}|) to {v}",
            "send {s} {v}",
            "film {s} moving {v}( instead|)",
        ],
        [
            "let {s} (glide|run) {v}( instead| this time|)",
            "turn the direction of {s} to {v}",
            "show {s} moving {v} instead",
        ]);

    public static readonly PhraseSet Faster = new("edit-faster",
        [
            "(make|let|have) {s} (move|go|fly) (faster|quickly|more quickly|fast)",
            "make {s} (faster|fast|quicker)",
            "speed {s} up",
            "speed up {s}",
            "(film|show) {m} (faster|at high speed|more quickly)",
        ],
        [
            "let {s} (travel|slide) (faster|more quickly)",
            "let {s} speed up",
            "make {m} (go|move) at high speed",
        ]);

    public static readonly PhraseSet Slower = new("edit-slower",
        [
            "(make|let|have) {s} (move|go|fly) (slower|slowly|more slowly)",
            "make {s} (slower|slow)",
            "slow {s} down",
            "slow down {s}",
            "(film|show) {m} (slower|in slow motion|more slowly)",
        ],
        [
            "let {s} (travel|slide) (slower|more slowly)",
            "let {s} slow down",
            "make {m} (go|move) in slow motion",
        ]);

    public static readonly PhraseSet[] All =
    [
        ImageCopy, AudioCopy, VideoCopy, ImageAgain, AudioAgain, VideoAgain, Colour, Size, Grow, Shrink, Shape, Place, Background,
        Loudness, Pitch, Timbre, Count, Direction, Faster, Slower,
    ];
}
