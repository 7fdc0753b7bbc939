using NextGpt.Training.World.Language;
using NextGpt.Training.World.Language.Grammar;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.Language;

public sealed class PhraseBookTests(ITestOutputHelper output)
{
    [Fact]
    public void All_Parts_AreDisjoint()
    {
        var training = PhraseBook.All.SelectMany(set => set.Enumerate(PhrasingPart.Training)).Select(Plain).ToHashSet();
        var shared = PhraseBook.All.SelectMany(set => set.Enumerate(PhrasingPart.HeldOut).Where(phrase => phrase != "{c}" && training.Contains(Plain(phrase))).Select(phrase => $"{set.Intent}: {phrase}")).ToList();
        Assert.True(shared.Count == 0, string.Join('\n', shared));
    }

    [Fact]
    public void All_Intents_HaveEnoughPhrasings()
    {
        foreach (var set in PhraseBook.All)
        {
            var (training, heldOut) = (set.Enumerate(PhrasingPart.Training).Distinct().Count(), set.Enumerate(PhrasingPart.HeldOut).Distinct().Count());
            output.WriteLine($"{set.Intent}: {training} + {heldOut}");
            Assert.True(heldOut >= (set.Intent.StartsWith("fact", StringComparison.Ordinal) ? 1 : 2), set.Intent);
        }
    }

    /// <summary>Without punctuation, which is no phrasing of its own.</summary>
    private static string Plain(string phrase) => string.Join(' ', phrase.Split([' ', ',', '.', ':', '?', ';'], StringSplitOptions.RemoveEmptyEntries)).Replace("{motion}", " {motion}", StringComparison.Ordinal);
}
