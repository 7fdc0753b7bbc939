using System.Text.Json;
using NextGpt.Model.Tokenization;
using NextGpt.Training.Language;

namespace NextGpt.Training.Tests.Training;

public sealed class BpeTrainerTests : IDisposable
{
    private static readonly string[] Corpus = ["a large red circle", "a small red square, please", "play three large notes"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bpe-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Train_WholeWords_BecomeOneTokenWithTheirSpace()
    {
        ByteLevelBpeTokenizer tokenizer = Train();
        Assert.Single(tokenizer.Encode(" leftof"));
        Assert.Single(tokenizer.Encode(" nothing"));
    }

    [Theory]
    [InlineData("a large red circle")]
    [InlineData("  two  spaces ")]
    [InlineData("größer 漢字 🙂 </Img> [IMG0]\n###")]
    public void Train_AnyText_ComesBackAsItWas(string text)
    {
        ByteLevelBpeTokenizer tokenizer = Train();
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Train_SameCorpus_GivesTheSameMerges() =>
        Assert.Equal(BpeTrainer.Train(Corpus, ["leftof"], 300).Merges, BpeTrainer.Train(Corpus, ["leftof"], 300).Merges);

    private ByteLevelBpeTokenizer Train()
    {
        (List<string> vocabulary, List<string> merges) = BpeTrainer.Train(Corpus, ["leftof", "nothing"], 320);
        string vocabularyPath = Path.Combine(_folder.FullName, "vocab.json");
        string mergesPath = Path.Combine(_folder.FullName, "merges.txt");
        File.WriteAllText(vocabularyPath, JsonSerializer.Serialize(vocabulary.Select((token, id) => (token, id)).ToDictionary(entry => entry.token, entry => entry.id)));
        File.WriteAllLines(mergesPath, merges);
        return ByteLevelBpeTokenizer.Load(vocabularyPath, mergesPath);
    }
}
