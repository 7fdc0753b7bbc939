using System.Text.RegularExpressions;
using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Language.Composition;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Splits;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.Language;

public sealed class DialogueGeneratorTests(ITestOutputHelper output)
{
    private const int N = 20_000;

    private static readonly DialogueGenerator s_training = new(SplitPart.Train, PhrasingPart.Training);
    private static readonly DialogueGenerator s_heldOut = new(SplitPart.HeldOut, PhrasingPart.HeldOut);

    public static TheoryData<int, int> Cells
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (var cell = 0; cell < 64; cell++)
            {
                data.Add(cell / 8, cell % 8);
            }

            return data;
        }
    }

    [Theory]
    [InlineData(PhrasingPart.Training)]
    [InlineData(PhrasingPart.HeldOut)]
    public void Next_HundredSamples_ArePrinted(PhrasingPart part)
    {
        var random = new Random(1);
        var generator = part == PhrasingPart.Training ? s_training : s_heldOut;
        for (var i = 0; i < 100; i++)
        {
            output.WriteLine(DialoguePrinter.Print(generator.Next(random)));
        }
    }

    [Fact]
    public void Next_SameSeed_SameDialogues()
    {
        var (first, second) = (new Random(5), new Random(5));
        for (var i = 0; i < 2000; i++)
        {
            Assert.Equal(DialoguePrinter.Print(s_training.Next(first)), DialoguePrinter.Print(s_training.Next(second)));
        }
    }

    [Fact]
    public void Next_Training_HasNothingHeldOut()
    {
        var random = new Random(2);
        var training = new HashSet<string>();
        for (var i = 0; i < N; i++)
        {
            var dialogue = s_training.Next(random);
            training.Add(dialogue.Phrasing);
            Assert.DoesNotContain(dialogue.Scenes, Casting.IsHeldOut);
        }

        for (var i = 0; i < N; i++)
        {
            Assert.DoesNotContain(s_heldOut.Next(random).Phrasing, training);
        }
    }

    [Fact]
    public void Next_Corpus_HasSixHundredWordsAndKnowsThoseOfHeldOutPhrasings()
    {
        var random = new Random(3);
        var words = new HashSet<string>();
        long length = 0;
        long singles = 0;
        for (var i = 0; i < N; i++)
        {
            var dialogue = s_training.Next(random);
            foreach (var turn in dialogue.Turns)
            {
                var text = Words(turn.UserText + " " + turn.ReplyText);
                length += text.Length;
                if (dialogue.Intent != "copy" && dialogue.Intent != "refusal")
                {
                    words.UnionWith(text);
                }
            }

            singles++;
        }

        output.WriteLine($"{words.Count} words without drills and refusals, {(double)length / singles:F1} words a dialogue");
        Assert.True(words.Count >= 600, $"{words.Count} words");
        words.UnionWith(PhraseBook.All.SelectMany(set => set.Enumerate(PhrasingPart.Training)).SelectMany(Words));

        // One dialogue of hundreds asks for everything, and has words for that which no set of phrasings holds.
        words.UnionWith(Enumerable.Range(0, N / 10).SelectMany(_ => Words(s_training.ForCell(random, true, false, false, true, true, true).Last.UserText)));
        for (var i = 0; i < N; i++)
        {
            var dialogue = s_heldOut.Next(random);
            if (dialogue.Intent != "copy" && dialogue.Intent != "refusal")
            {
                Assert.All(Words(dialogue.Last.UserText), word => Assert.True(words.Contains(word), $"'{word}' of '{dialogue.Last.UserText}'"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void ForCell_AnyCell_TakesAndMakesExactlyThose(int inputs, int outputs)
    {
        foreach (var generator in new[] { s_training, s_heldOut })
        {
            var random = new Random((inputs * 8) + outputs);
            for (var i = 0; i < 100; i++)
            {
                var dialogue = generator.ForCell(random, (inputs & 1) > 0, (inputs & 2) > 0, (inputs & 4) > 0, (outputs & 1) > 0, (outputs & 2) > 0, (outputs & 4) > 0);
                Assert.Equal(Kinds(inputs), dialogue.Last.Inputs.Select(scene => scene.Modality));
                Assert.Equal(Kinds(outputs), dialogue.ExpectedOutputs.Select(scene => scene.Modality).Order());
                Assert.True(AnswerJudge.Accepts(dialogue.Expectation, dialogue.Last.ReplyText));
                foreach (var scene in dialogue.ExpectedOutputs)
                {
                    Assert.Contains(Caption.Of(scene), dialogue.Last.ReplyText, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void ForCell_OneOutput_IsShort()
    {
        var random = new Random(4);
        double total = 0;
        const int count = 4000;
        for (var i = 0; i < count; i++)
        {
            var dialogue = s_training.ForCell(random, (i & 1) > 0, (i & 2) > 0, (i & 4) > 0, i % 3 == 0, i % 3 == 1, i % 3 == 2);
            var length = Words(dialogue.Last.UserText + " " + dialogue.Last.ReplyText).Length;
            total += length;
            // A verdict says again what was asked, as long as that was; the rest is bounded.
            int repeated = Regex.Matches(dialogue.Last.ReplyText, "You said [^;]*;").Sum(match => Words(match.Value).Length);
            Assert.True(length - repeated <= 92, DialoguePrinter.Print(dialogue));
        }

        output.WriteLine($"{total / count:F1} words");
        Assert.True(total / count <= 60);
    }

    [Theory]
    [InlineData(Modality.Image, Modality.Audio)]
    [InlineData(Modality.Audio, Modality.Video)]
    [InlineData(Modality.Video, Modality.Image)]
    public void Forced_OtherMedium_IsMadeAndItsSentenceOpensTheReply(Modality asked, Modality forced)
    {
        var random = new Random(6);
        for (var i = 0; i < 200; i++)
        {
            var dialogue = s_training.Forced(random, asked, forced);
            Assert.Equal([forced], dialogue.ExpectedOutputs.Select(scene => scene.Modality));
            Assert.StartsWith(ReplyOpenings.Of(forced), dialogue.Last.ReplyText, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Modality> Kinds(int bits) => new[] { Modality.Image, Modality.Audio, Modality.Video }.Where((_, index) => (bits >> index & 1) > 0);

    private static string[] Words(string text) => [.. text.ToLowerInvariant().Split([' ', ',', '.', '?', '!', ';', ':', '"'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(c => char.IsLetterOrDigit(c) || c == '\''))];
}
