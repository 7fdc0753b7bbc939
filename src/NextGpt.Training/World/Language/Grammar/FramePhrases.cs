namespace NextGpt.Training.World.Language.Grammar;

/// <summary>What stands around clauses ({c}) and between them.</summary>
internal static class FramePhrases
{
    /// <summary>Around imperatives.</summary>
    public static readonly PhraseSet Imperative = new("frame-imperative",
        [
            "please {c}", "{c}(,|) please", "(can|could|would|will) you {c}", "(can|could|would) you please {c}", "(could|would) you {c}(,|) please",
            "i (want|would like|need|'d like) you to {c}", "i'd like you to {c}", "(hey|hi|hello|ok|okay|so|well|now|alright), {c}", "{c} for me", "now {c}",
            "just {c}", "kindly {c}", "try to {c}", "{c}, if you can", "{c}, thanks", "{c}, thank you", "i wonder if you can {c}", "let's see if you can {c}",
            "would you mind to {c}", "may i ask you to {c}", "(i was wondering|i am wondering) if you could {c}", "it would be (great|nice|lovely|wonderful) if you could {c}", "do me a favour and {c}", "be so kind and {c}", "when you have (a minute|some time), {c}", "as a (test|present|surprise|first step), {c}", "{c} for my (friend|daughter|son|sister|brother|mother|party|school|boss|website|presentation)", "{c} as soon as (you can|possible)", "quick, {c}", "first of all, {c}", "i am asking you to {c}", "today i want you to {c}", "let us try something: {c}", "your next exercise: {c}", "what i want: {c}", "{c} right (now|away)", "you should {c}", "you must {c}", "we want you to {c}", "it is time to {c}", "here is my wish: {c}", "come on, {c}", "start now and {c}", "your task is to {c}", "your job: {c}", "are you able to {c}", "go on and {c}", "{c} now", "(hey|hi|hello), can you {c}",
            "do you (believe|suppose|feel) you (can|could) {c}", "are you sure you can {c}", "(hey|hi), would you {c} for me", "would you (gladly|please) {c}", "please could you {c}", "let me see if you can {c}",
        ],
        [
            "please can you {c}", "would you kindly {c}", "do you think you can {c}", "i would like you to please {c}", "hey, could you {c} for me", "i want to see if you can {c}",
        ]);

    /// <summary>Around a list of things.</summary>
    public static readonly PhraseSet Nominal = new("frame-nominal",
        [
            "i(| really) (want|need|would like) {c}", "i'd like {c}", "i'd like to have {c}", "(give|get|make|show|send) me {c}", "please (give|make|show) me {c}",
            "can i have {c}", "can i get {c}", "could you (make|give) me {c}", "can you (make|give) me {c}", "{c}", "{c}(,|) please", "how about {c}", "i am looking for {c}", "we need {c}",
        ],
        [
            "may i have {c}", "we would like {c}", "could i get {c}(,| ) please", "i wish to have {c}",
        ]);

    /// <summary>Between an imperative and the next one.</summary>
    public static readonly PhraseSet Join = new("join", [" and ", " and ", " and ", ", and ", ", then ", " and then ", ". then ", ". also ", " and also ", ", ", "; ", ". "]);

    /// <summary>Between three imperatives: the first of the two joins.</summary>
    public static readonly PhraseSet ListJoin = new("join-list", [", ", ", ", ", ", ", then ", " and ", "; ", ". then ", ". "]);

    /// <summary>Before a question that follows something.</summary>
    public static readonly PhraseSet QuestionJoin = new("join-question", [", and ", " and ", ". ", ". and ", ". also, ", "; ", ", then tell me: "]);

    /// <summary>What a question turns into when it begins or follows.</summary>
    public static readonly PhraseSet Question = new("frame-question", ["{c}", "{c}", "{c}", "{c}", "tell me, {c}", "please tell me: {c}", "can you tell me: {c}", "say, {c}", "hey, {c}", "i wonder, {c}", "quick question: {c}"],
        ["please say, {c}", "hi, tell me, {c}", "now tell me, {c}"]);

    /// <summary>Before a request that goes on from an earlier turn.</summary>
    public static readonly PhraseSet FollowUp = new("frame-follow-up",
        ["{c}", "now {c}", "and now {c}", "then {c}", "next, {c}", "ok, now {c}", "great, now {c}", "nice. {c}", "good. now {c}", "and {c}", "thanks, now {c}", "now please {c}", "{c} now", "can you {c}", "could you {c}", "please {c}", "cool, {c}", "well done. {c}"],
        ["fine, now {c}", "thanks. could you {c}", "nice, and now {c}", "and then please {c}"]);

    /// <summary>A change said in short ({tail}), after an earlier turn.</summary>
    public static readonly PhraseSet ShortEdit = new("short-edit",
        ["now {tail}", "and now {tail}", "the same, but {tail}", "the same but {tail}", "the same {tail}", "again, but {tail}", "again {tail}", "{tail} please", "{tail}, please", "and {tail}", "but {tail}", "{tail} this time", "this time {tail}", "once more {tail}", "ok, and {tail}"],
        ["now the same {tail}", "once more, but {tail}", "and again {tail}", "great, now {tail}"]);

    public static readonly PhraseSet[] All = [Imperative, Nominal, Question, FollowUp, ShortEdit];
}
