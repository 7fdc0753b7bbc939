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
            "let me (see|have) {m} (again|once more)",
            "(draw|paint|show) {m} (a second time|another time)",
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
            "let (us|me) (hear|have) {m} (again|once more|another time)",
            "(play|perform) {m} (a second time|another time)",
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
            "let (us|me) (see|have|watch) {m} (once more|another time)",
            "(film|show) {m} (a second time|another time)",
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
            "let me see {m} again(,|, but) {tail}",
            "(draw|show) {m} (a second time|another time)(,|, but) {tail}",
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
            "let me hear {m} again(,|, but) {tail}",
            "(play|perform) {m} (a second time|another time)(,|, but) {tail}",
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
            "let me see {m} again(,|, but) {tail}",
            "(film|show) {m} (a second time|another time)(,|, but) {tail}",
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
            "get {s} (painted|coloured|dyed) {v}",
            "(paint|colour|dye) {s} over in {v}",
            "make sure that {s} is (painted|coloured|) {v}",
            "make the (colour|color) of {s} {v}",
            "let the (colour|color) of {s} (be|become|go) {v}",
            "have {s} (turn|become|go) {v}",
            "(turn|switch) {s} over to {v}",
            "see to it that {s} (turns|becomes) {v}",
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
            "get {s} (drawn|shown) {v}",
            "make sure that {s} (is|gets|looks) {v}",
            "have {s} (be|get|come out) {v}",
            "let {s} (come out|end up|get) {v}",
            "see to it that {s} is {v}",
        ],
        [
            "let {s} look {v}",
            "(show|draw) {s} so that it is {v}",
            "have {s} {v} this time",
        ]);

    public static readonly PhraseSet Grow = new("edit-grow",
        ["(enlarge|grow|expand) {s}", "let {s} grow", "make {s} grow", "(increase|raise) the size of {s}", "(make|let) {s} (get|become) (bigger|larger)", "(make|let) {s} (swell|widen)", "(boost|raise|extend) the size of {s}", "make {s} (look|appear) (big|bigger|large)", "have {s} (grow|enlarged|expanded)", "get {s} to (grow|expand)", "let the size of {s} (grow|increase)", "make the size of {s} (grow|bigger|larger)", "make sure that {s} (grows|expands)", "let {s} gain size", "blow {s} up"],
        ["(make|let) {s} expand", "(enlarge|grow) the size of {s}"]);

    public static readonly PhraseSet Shrink = new("edit-shrink",
        ["(shrink|reduce) {s}", "let {s} shrink", "make {s} shrink", "(decrease|lower) the size of {s}", "(make|let) {s} (get|become) smaller", "(make|let) {s} (contract|diminish)", "(cut|diminish) the size of {s}", "make {s} (look|appear) (tiny|little|smaller)", "have {s} (shrink|reduced|shrunk)", "get {s} to (shrink|contract)", "let the size of {s} (shrink|decrease)", "make the size of {s} (shrink|smaller)", "make sure that {s} shrinks", "let {s} lose size", "cut {s} down in size"],
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
            "have {s} (turn|change) into {v}",
            "let {s} end up as {v}",
            "turn the (kind|form) of {s} into {v}",
            "(convert|morph) {s} into {v}",
            "have {v} where {s} is",
            "put {v} where {s} is",
            "make sure that {s} is {v}",
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
            "have {s} (stand|placed|put) {v}",
            "move {s} so that it is {v}",
            "let {s} (appear|come) {v}",
            "make {s} stand {v}",
            "make sure that {s} is {v}",
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
            "have {b} (turn|become) {v}",
            "turn {b} {v}",
            "make {s} stand on a {v} background",
            "let {s} be on a {v} background( instead|)",
            "have {s} on a {v} background",
            "make sure that {b} is {v}",
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
            "have {m} (played|performed) {v}",
            "make {m} sound {v}",
            "make sure that {m} is {v}",
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
            "have {m} (played|performed) {v}",
            "make {m} sound {v}",
            "make sure that {m} is {v}",
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
            "have {m} played (on|by|with) {v}",
            "let me have {m} (on|with|by) {v}",
            "set the instrument( of {m}|) to {v}",
            "have {v} play {m}",
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
            "have {m} played with {v}",
            "let me have {v} instead",
            "make {m} have {v}",
            "let us hear {v} (instead|this time)",
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
            "have {s} (run|glide) {v}",
            "switch {s} so that it moves {v}",
            "let the direction( of {s}|) be {v}",
            "make {s} (run|glide) {v}",
            "set the direction of {s} to {v}",
            "let me see {s} (moving|going) {v}( instead|)",
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
            "have {s} (speed up|hurry)",
            "let {s} (run|glide|hurry) (faster|more quickly)",
            "make {s} (travel|slide|run) (faster|more quickly|quickly)",
            "increase the speed( of {s}|)",
            "get {s} to (speed up|move faster)",
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
            "have {s} slow down",
            "let {s} (run|glide) (slower|more slowly)",
            "make {s} (travel|slide|run) (slower|more slowly|slowly)",
            "(decrease|reduce|lower) the speed( of {s}|)",
            "get {s} to (slow down|move slower)",
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
