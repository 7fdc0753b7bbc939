using NextGpt.Model.Bundles;
using NextGpt.Model.Tests.Support;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Tests.Tokenization;

public sealed class ByteLevelBpeTokenizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("a red cat")]
    [InlineData(" leading and trailing ")]
    [InlineData("\n\ttabs  and   runs\r\n")]
    [InlineData("größer, 猫, 🐈‍⬛, \u0000 \u00AD \u00A0 end")]
    [InlineData("<Img> </Img> ### [IMG0] [IMG1] <s> </s> <|endoftext|>")]
    [InlineData("it's 2026, isn't it? #3")]
    public void Encode_AnyText_DecodesToTheSameText(string text)
    {
        ByteLevelBpeTokenizer tokenizer = TinyVocabulary.Load(_folder);

        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Encode_EveryCodePointOfTheBasicPlane_DecodesToTheSameText()
    {
        ByteLevelBpeTokenizer tokenizer = TinyVocabulary.Load(_folder);
        string text = string.Concat(Enumerable.Range(0, 0xFFFF).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => (char)c));

        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Encode_Words_UsesMergesWithTheSpaceBefore()
    {
        ByteLevelBpeTokenizer tokenizer = TinyVocabulary.Load(_folder);

        Assert.Equal([257, 262, 258], tokenizer.Encode("cat red cat"));
        Assert.Equal([264], tokenizer.Encode("###"));
    }

    [Theory]
    [InlineData("[IMG0]")]
    [InlineData(" [IMG0]")]
    [InlineData("draw [IMG0][IMG0]")]
    public void Encode_SpellingOfATokenThatNoMergeMakes_IsOnlyText(string text)
    {
        ByteLevelBpeTokenizer tokenizer = TinyVocabulary.Load(_folder);

        Assert.DoesNotContain(TinyVocabulary.Stray, tokenizer.Encode(text));
        Assert.True(tokenizer.BytesOf(TinyVocabulary.Stray).IsEmpty);
    }

    [Fact]
    public void Encode_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        ByteLevelBpeTokenizer tokenizer = TinyVocabulary.Load(_folder);

        Assert.Equal("a\uFFFDb", tokenizer.Decode(tokenizer.Encode("a\uD83Db")));
    }

    [Fact]
    public void Load_MissingByte_NamesIt()
    {
        TinyVocabulary.Write(_folder);
        File.WriteAllText(_folder["vocab.json"], File.ReadAllText(_folder["vocab.json"]).Replace("\"q\":113,", "", StringComparison.Ordinal));

        BundleException error = Assert.Throws<BundleException>(() => ByteLevelBpeTokenizer.Load(_folder["vocab.json"], _folder["merges.txt"]));

        Assert.Contains("'q'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MergeOutsideTheVocabulary_NamesIt()
    {
        TinyVocabulary.Write(_folder);
        File.AppendAllText(_folder["merges.txt"], "x y\n");

        BundleException error = Assert.Throws<BundleException>(() => ByteLevelBpeTokenizer.Load(_folder["vocab.json"], _folder["merges.txt"]));

        Assert.Contains("'x y'", error.Message, StringComparison.Ordinal);
    }
}
