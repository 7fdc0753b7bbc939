using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Tests.Language;

public sealed class AnswerJudgeTests
{
    // Words that stand for each other's wrong value.
    private static readonly Dictionary<string, string> s_wrong = new()
    {
        ["red"] = "blue",
        ["blue"] = "red",
        ["orange"] = "yellow",
        ["yellow"] = "green",
        ["green"] = "pink",
        ["cyan"] = "purple",
        ["purple"] = "cyan",
        ["pink"] = "orange",
        ["circle"] = "ring",
        ["ring"] = "circle",
        ["square"] = "diamond",
        ["diamond"] = "cross",
        ["cross"] = "triangle",
        ["triangle"] = "square",
        ["large"] = "small",
        ["small"] = "large",
        ["left"] = "right",
        ["right"] = "left",
        ["top"] = "bottom",
        ["bottom"] = "middle",
        ["middle"] = "left",
        ["black"] = "white",
        ["white"] = "grey",
        ["grey"] = "black",
        ["one"] = "two",
        ["two"] = "three",
        ["three"] = "four",
        ["four"] = "one",
        ["soft"] = "loud",
        ["loud"] = "soft",
        ["low"] = "high",
        ["high"] = "low",
        ["flute"] = "bell",
        ["bell"] = "buzzer",
        ["buzzer"] = "flute",
        ["slowly"] = "quickly",
        ["quickly"] = "slowly",
        ["up"] = "down",
        ["down"] = "up",
    };

    [Fact]
    public void Accepts_CanonicalReply_InAnyCaseAndPunctuation()
    {
        var random = new Random(1);
        var generator = new DialogueGenerator(SplitPart.All, PhrasingPart.Training);
        for (var i = 0; i < 5000; i++)
        {
            var dialogue = generator.Next(random);
            Assert.True(AnswerJudge.Accepts(dialogue.Expectation, dialogue.Last.ReplyText.ToUpperInvariant() + " "), DialoguePrinter.Print(dialogue));
        }
    }

    [Theory]
    [InlineData(Modality.Image)]
    [InlineData(Modality.Audio)]
    [InlineData(Modality.Video)]
    public void Accepts_CaptionWithOneAttributeChanged_IsFalse(Modality modality)
    {
        var random = new Random(2);
        var generator = new DialogueGenerator(SplitPart.All, PhrasingPart.Training);
        for (var i = 0; i < 500; i++)
        {
            var dialogue = generator.Captioning(random, modality);
            foreach (var wrong in Wrong(dialogue.Last.ReplyText))
            {
                Assert.False(AnswerJudge.Accepts(dialogue.Expectation, wrong), wrong);
            }
        }
    }

    [Theory]
    [InlineData(Modality.Image)]
    [InlineData(Modality.Audio)]
    [InlineData(Modality.Video)]
    public void Accepts_AnswerWithItsLastValueChanged_IsFalse(Modality modality)
    {
        var random = new Random(3);
        var generator = new DialogueGenerator(SplitPart.All, PhrasingPart.Training);
        for (var i = 0; i < 2000; i++)
        {
            var dialogue = generator.QuestionAnswering(random, modality);
            if (Wrong(dialogue.Last.ReplyText).LastOrDefault() is { } wrong)
            {
                Assert.False(AnswerJudge.Accepts(dialogue.Expectation, wrong), $"{DialoguePrinter.Print(dialogue)} {wrong}");
            }
        }
    }

    [Fact]
    public void Accepts_YesInsteadOfNo_IsFalse()
    {
        var random = new Random(4);
        var generator = new DialogueGenerator(SplitPart.All, PhrasingPart.Training);
        var turns = 0;
        for (var i = 0; i < 3000; i++)
        {
            var dialogue = generator.QuestionAnswering(random, Modality.Image);
            var reply = dialogue.Last.ReplyText;
            var turned = reply.EndsWith(" so no.", StringComparison.Ordinal) ? reply[..^3] + "yes." : reply.EndsWith(" so yes.", StringComparison.Ordinal) ? reply[..^4] + "no." : null;
            turns += turned is null ? 0 : 1;
            Assert.True(turned is null || !AnswerJudge.Accepts(dialogue.Expectation, turned), turned);
        }

        Assert.True(turns > 300, $"{turns} answers said yes or no; more than 300 were expected.");
    }

    [Fact]
    public void Accepts_MissingOrAdditionalSentence_IsFalse()
    {
        var expectation = new Expectation("It is a bell. It is red.", [new ExpectedSentence(["bell"], ["flute"]), new ExpectedSentence(["red"], ["blue"])]);
        Assert.True(AnswerJudge.Accepts(expectation, "A bell! The circle is red"));
        Assert.False(AnswerJudge.Accepts(expectation, "It is a bell."));
        Assert.False(AnswerJudge.Accepts(expectation, "It is red. It is a bell."));
        Assert.False(AnswerJudge.Accepts(expectation, "It is a bell. It is red. It is large."));
        Assert.False(AnswerJudge.Accepts(expectation, "It is a bell. It is redder."));
    }

    private static IEnumerable<string> Wrong(string reply)
    {
        var words = reply.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].TrimEnd('.', ',');
            if (s_wrong.TryGetValue(word, out var wrong))
            {
                yield return string.Join(' ', words.Select((text, index) => index == i ? text.Replace(word, wrong, StringComparison.Ordinal) : text));
            }
        }
    }
}
