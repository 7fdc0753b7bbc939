namespace NextGpt.Training.World.Language.Grammar;

/// <summary>
/// Questions on a medium: {s} names a shape, {x} a shape without its kind, {m} the medium, {in} says in which medium (or nothing),
/// {v} a value that is asked about.
/// </summary>
internal static class QuestionPhrases
{
    public static readonly PhraseSet Colour = new("ask-colour",
        [
            "(what|which) (colour|color) is {s}", "what is the (colour|color) of {s}", "(what|which) colour does {s} have", "tell me the (colour|color) of {s}",
            "name the colour of {s}", "do you know the colour of {s}", "in (what|which) colour is {s} (drawn|painted)", "how is {s} coloured",
            "tell me which colour {s} is",
            "do you see which colour {s} is",
            "can you tell me the colour of {s}",
        ],
        ["tell me (what|which) colour {s} has", "can you name the colour of {s}", "do you know (what|which) colour {s} has"]);

    public static readonly PhraseSet Shape = new("ask-shape",
        [
            "(what|which) shape is {x}", "(what|which) shape do you see{in}", "what kind of shape is {x}", "what is the shape of {x}", "what shape does {x} have",
            "(what|which) shape is (there|shown){in}", "tell me the shape of {x}", "name the shape{in}", "what do you call the shape{in}",
            "tell me which shape {x} is",
            "can you tell me the shape of {x}",
            "do you know the shape of {x}",
        ],
        ["tell me (what|which) shape {x} has", "can you name the shape{in}", "what kind of shape do you see{in}"]);

    public static readonly PhraseSet Size = new("ask-size",
        [
            "how (big|large) is {s}", "what size is {s}", "what is the size of {s}", "is {s} (big|large) or small", "is {s} small or (big|large)", "what size does {s} have",
            "tell me the size of {s}", "tell me how big {s} is", "can you tell me how (big|large) {s} is", "can you tell me the size of {s}",
        ],
        ["do you know the size of {s}", "tell me what size {s} has", "do you know how (big|large) {s} is"]);

    public static readonly PhraseSet Place = new("ask-place",
        [
            "where is {s}", "where do you see {s}", "where can i find {s}", "where does {s} stand", "at which place is {s}", "what is the place of {s}", "where has {s} been put",
            "tell me where {s} is", "tell me the place of {s}", "can you tell me where {s} is", "do you see where {s} is",
            "do you find {s}, and where",
            "tell me where you see {s}",
        ],
        ["where can you see {s}", "do you know where {s} is", "at what place does {s} stand"]);

    public static readonly PhraseSet Background = new("ask-background",
        [
            "(what|which) (colour|color) is the background{in}", "what is the (colour|color) of the background{in}", "which background do you see{in}", "which colour does the background{in} have",
            "is the background{in} black, white or grey", "what background is there{in}", "tell me the colour of the background{in}", "what is behind {s}", "how is the background{in}",
            "tell me what the background is like{in}",
            "do you know the colour of the background{in}",
            "what colour has the background{in}",
        ],
        ["tell me which colour the background{in} has", "what kind of background do you see{in}", "name the colour of the background{in}"]);

    public static readonly PhraseSet ShapeCount = new("ask-shape-count",
        [
            "how many shapes are there{in}", "how many shapes do you see{in}", "how many shapes can you see{in}", "count the shapes{in}", "what is the number of shapes{in}", "how many things are there{in}",
            "tell me how many shapes there are{in}",
            "do you know how many shapes there are{in}",
            "can you count the shapes{in}",
        ],
        ["how many shapes can you count{in}", "tell me the number of shapes{in}", "how many things do you see{in}"]);

    public static readonly PhraseSet IsValue = new("ask-is",
        ["is {s} {v}", "is it true that {s} is {v}", "would you say that {s} is {v}", "do you think {s} is {v}", "{s} is {v}, right", "can you see if {s} is {v}", "is it (correct|so) that {s} is {v}", "(do you believe|do you find|am i right) that {s} is {v}"],
        ["would you say {s} is {v}", "is it right that {s} is {v}", "do you think that {s} is {v}"]);

    public static readonly PhraseSet IsThere = new("ask-is-there",
        ["is there {v}{in}", "do you see {v}{in}", "can you see {v}{in}", "does it show {v}", "is {v} (shown|to be seen){in}", "(do you believe|am i right) that there is {v}{in}", "is it (correct|so) that there is {v}{in}"],
        ["can you find {v}{in}", "is it true that there is {v}{in}", "do you think there is {v}{in}"]);

    public static readonly PhraseSet Relation = new("ask-relation",
        ["where is {s}", "where is {s}, seen from {o}", "how does {s} stand to {o}", "what is the place of {s}", "on which side of {o} is {s}", "where does {s} stand", "where do you see {s}", "tell me where {s} is", "can you tell me where {s} is", "do you see where {s} is", "tell me where you see {s}", "where is {s} seen from {o}", "on which side is {s}"],
        ["where can you see {s}", "do you know where {s} is", "tell me on which side of {o} {s} is"]);

    public static readonly PhraseSet WhichAt = new("ask-which-at",
        ["(what|which shape|which one) is {v}{in}", "what do you see {v}{in}", "(what|which shape) stands {v}{in}", "what can you see {v}{in}", "tell me what is {v}{in}", "can you tell me what is {v}{in}", "do you see what is {v}{in}", "say which shape stands {v}{in}", "which shape is there {v}{in}", "what is there {v}{in}", "do you know which one is {v}{in}"],
        ["which shape do you see {v}{in}", "tell me which shape is {v}{in}", "do you know what is {v}{in}"]);

    public static readonly PhraseSet Larger = new("ask-larger",
        ["which (one|shape) is (larger|bigger){in}", "(what|which) is the (larger|bigger) (one|shape){in}", "which of the two is (bigger|larger)", "which of the two shapes{in} is (bigger|larger)", "tell me which one is (larger|bigger)", "which one of them is (larger|bigger)"],
        ["which of them is (larger|bigger){in}", "do you know which one is (larger|bigger){in}", "tell me which of the two is (bigger|larger)"]);

    public static readonly PhraseSet Smaller = new("ask-smaller",
        ["which (one|shape) is smaller{in}", "(what|which) is the smaller (one|shape){in}", "which of the two is smaller", "which of the two shapes{in} is smaller", "tell me which one is smaller", "which one of them is smaller"],
        ["which of them is smaller{in}", "do you know which one is smaller{in}", "tell me which of the two is smaller"]);

    public static readonly PhraseSet SameSize = new("ask-same-size",
        ["are (they|the shapes{in}|both) the same size", "do (they|the shapes{in}|both) have the same size", "are (they|the two shapes{in}) equally (big|large)"],
        ["do the two shapes{in} have the same size", "are both shapes{in} equally (big|large)"]);

    public static readonly PhraseSet SameShape = new("ask-same-shape",
        ["are (they|both) the same shape", "do (they|both) have the same shape", "is it the same shape twice{in}", "are the two shapes{in} of the same kind", "do both{in} have the same shape"],
        ["are both{in} of the same kind", "are the two the same shape"]);

    public static readonly PhraseSet NoteCount = new("ask-note-count",
        [
            "how many (notes|tones) do you hear", "how many notes are there", "how many notes are in {m}", "how many notes does {m} have", "count the notes", "what is the number of notes", "how many notes can you hear",
            "how many notes are played", "tell me how many notes there are", "how often does it sound",
        ],
        ["how many notes can you count", "tell me the number of notes", "how many tones are there in {m}"]);

    public static readonly PhraseSet Loudness = new("ask-loudness",
        ["how loud is {m}", "is {m} loud or (soft|quiet)", "is {m} (soft|quiet) or loud", "how loud are the notes", "are the notes loud or (soft|quiet)", "what is the volume of {m}", "tell me how loud {m} is", "can you tell me how loud {m} is"],
        ["do you know how loud {m} is", "are the notes (soft|quiet) or loud", "tell me how loud the notes are"]);

    public static readonly PhraseSet Pitch = new("ask-pitch",
        ["how high is {m}", "is {m} high or low", "is {m} low or high", "how high are the notes", "are the notes high or low", "what is the pitch of {m}", "what pitch do you hear", "what pitch do the notes have", "which pitch does {m} have", "tell me the pitch of {m}", "can you tell me how high {m} is"],
        ["do you know how high {m} is", "are the notes low, middle or high", "tell me what pitch you hear"]);

    public static readonly PhraseSet Timbre = new("ask-timbre",
        [
            "(what|which) instrument (is playing|plays|is it|is that)", "(what|which) instrument do you hear", "what makes (this|the) sound", "what is playing", "what do you hear playing", "who is playing", "which instrument is used",
            "tell me the instrument", "name the instrument", "is it a flute, a buzzer or a bell",
        ],
        ["tell me which instrument you hear", "can you name the instrument", "what instrument makes (this|the) sound"]);

    public static readonly PhraseSet IsSound = new("ask-is-sound",
        ["is {m} {v}", "is it true that {m} is {v}", "do you think {m} is {v}", "would you say that {m} is {v}", "{m} is {v}, right", "is it (correct|so) that {m} is {v}", "(do you believe|do you find|am i right) that {m} is {v}"],
        ["would you say {m} is {v}", "is it right that {m} is {v}", "do you think that {m} is {v}"]);

    public static readonly PhraseSet HearValue = new("ask-hear",
        ["do you hear {v}", "can you hear {v}", "is there {v} in {m}", "is that {v}", "is it {v}", "does it sound like {v}", "(do you believe|am i right) that it is {v}", "is it (correct|so) that you hear {v}"],
        ["do you think it is {v}", "is it true that you hear {v}", "would you say it is {v}"]);

    public static readonly PhraseSet HearCount = new("ask-hear-count",
        ["do you hear {v}", "can you hear {v}", "is it {v}", "did i play {v}", "does {m} have {v}", "do we hear {v}", "(do you believe|am i right) that you hear {v}", "is it (correct|so) that {m} has {v}"],
        ["do you think you hear {v}", "is it true that you hear {v}", "would you say that {m} has {v}"]);

    public static readonly PhraseSet Direction = new("ask-direction",
        [
            "(where|which way) does {s} (move|go)", "in (what|which) direction does {s} (move|go|fly)", "(where|which way) is {s} (moving|going|flying)", "what is the direction of {s}", "in (what|which) direction is {s} moving",
            "tell me where {s} goes", "where to does {s} move", "can you tell me where {s} goes",
            "tell me the direction of {s}",
            "do you know the direction of {s}",
            "do you see where {s} is moving",
        ],
        ["tell me in which direction {s} moves", "do you know where {s} is going", "tell me which way {s} is moving"]);

    public static readonly PhraseSet Speed = new("ask-speed",
        ["how fast (does {s} move|does {s} go|is {s})", "how quickly does {s} move", "is {s} fast or slow", "is {s} slow or fast", "does {s} move slowly or quickly", "what is the speed of {s}", "at (what|which) speed does {s} move", "tell me the speed of {s}", "can you tell me how fast {s} goes", "do you know the speed of {s}", "tell me how quickly {s} moves", "does {s} go fast or slow"],
        ["tell me how fast {s} is", "do you know how fast {s} moves", "does {s} move quickly or slowly"]);

    public static readonly PhraseSet DoesMove = new("ask-does-move",
        ["does {s} (move|go) {v}", "is {s} (moving|going) {v}", "is it true that {s} moves {v}", "do you think {s} moves {v}", "{s} moves {v}, right", "is it (correct|so) that {s} is moving {v}", "(do you believe|am i right) that {s} goes {v}"],
        ["would you say {s} moves {v}", "is it right that {s} is moving {v}", "do you think that {s} goes {v}"]);

    public static readonly PhraseSet DescribeImage = new("describe-image",
        [
            "describe {w}", "tell me (about|what is in) {m}", "explain {w}", "(write|give me|make) (a caption|a description|a title) for {m}", "caption {m}", "put {w} into words", "say what you see{in}", "tell me what you see{in}",
            "give me a description of {w}", "write down what you see{in}", "generate a caption for {m}", "read {m} to me",
            "say in a sentence what you see{in}",
            "(say|write) what {m} shows",
            "tell me in words what you see{in}",
        ],
        ["explain to me {w}", "(say|write) what is in {m}", "write a description of {w}", "say in words what you see{in}"]);

    public static readonly PhraseSet DescribeSound = new("describe-sound",
        [
            "describe {w}", "tell me (about|what is in) {m}", "explain {w}", "(write|give me|make) (a caption|a description|a title) for {m}", "caption {m}", "put {w} into words", "say what you hear", "tell me what you hear",
            "give me a description of {w}", "write down what you hear", "generate a caption for {m}", "listen and tell me what you hear",
            "say in a sentence what you hear",
            "(say|write) what {m} is",
            "tell me in words what you hear",
        ],
        ["explain to me {w}", "(say|write) what is in {m}", "write a description of {w}", "say in words what you hear"]);

    public static readonly PhraseSet DescribeVideo = new("describe-video",
        [
            "describe {w}", "tell me (about|what is in) {m}", "explain {w}", "(write|give me|make) (a caption|a description|a title) for {m}", "caption {m}", "put {w} into words", "say what happens{in}", "tell me what happens{in}",
            "give me a description of {w}", "write down what happens{in}", "generate a caption for {m}", "watch {m} and tell me what you see",
            "say in a sentence what happens{in}",
            "(say|write) what {m} shows",
            "tell me in words what happens{in}",
        ],
        ["explain to me {w}", "(say|write) what is in {m}", "write a description of {w}", "say in words what happens{in}"]);

    public static readonly PhraseSet WhatImage = new("what-image",
        ["what do you see{in}", "what is in {m}", "what does {m} show", "what can you see{in}", "what is shown{in}", "what is this{in}", "what is there{in}", "what did i draw{in}", "can you describe {m}", "could you tell me what is in {m}", "what do we see{in}", "what is to be seen{in}", "is there anything to see{in}", "what did you see{in}"],
        ["what can be seen{in}", "could you describe {m}", "what is there to see{in}"]);

    public static readonly PhraseSet WhatSound = new("what-sound",
        ["what do you hear", "what is in {m}", "what can you hear", "what is this sound", "what does {m} sound like", "what did i play", "can you describe {m}", "could you tell me what you hear", "what sound is this", "what have you heard", "what is heard here", "what do we hear", "what do you hear in {m}", "what is to be heard", "is there anything to hear", "what sounds here", "what is there in {m}", "what did you hear"],
        ["what can be heard", "could you describe {m}", "what is there to hear"]);

    public static readonly PhraseSet WhatVideo = new("what-video",
        ["what happens{in}", "what is in {m}", "what does {m} show", "what is going on{in}", "what can you see{in}", "what is shown{in}", "what do you see{in}", "can you describe {m}", "could you tell me what happens{in}", "what is happening{in}", "what did i film", "what is to be seen{in}", "is there anything to see{in}", "what did you see{in}", "what goes on{in}"],
        ["what can be seen{in}", "could you describe {m}", "what is there to see{in}"]);

    public static readonly PhraseSet[] All =
    [
        Colour, Shape, Size, Place, Background, ShapeCount, IsValue, IsThere, Relation, WhichAt, Larger, Smaller, SameSize, SameShape, NoteCount, Loudness, Pitch, Timbre, IsSound, HearValue, HearCount,
        Direction, Speed, DoesMove, DescribeImage, DescribeSound, DescribeVideo, WhatImage, WhatSound, WhatVideo,
    ];
}
