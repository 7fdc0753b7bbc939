using NextGpt.Model.Tests.Support;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Tests.Tokenization;

public sealed class TextDetokenizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Push_CharacterSpreadOverIds_ComesOutWithItsLastByte()
    {
        var stream = new TextDetokenizer(TinyVocabulary.Load(_folder));
        byte[] bytes = [0xF0, 0x9F, 0x90, 0x88, (byte)'!'];

        Assert.Equal(["", "", "", "🐈", "!"], bytes.Select(b => stream.Push(b)));
        Assert.Equal("", stream.Finish());
    }

    [Fact]
    public void Finish_UnfinishedCharacter_IsReplaced()
    {
        var stream = new TextDetokenizer(TinyVocabulary.Load(_folder));

        Assert.Equal("", stream.Push(0xF0));
        Assert.Equal("\uFFFD", stream.Finish());
    }

    [Fact]
    public void Push_IdOutsideTheTextVocabulary_AddsNothing()
    {
        var stream = new TextDetokenizer(TinyVocabulary.Load(_folder));

        Assert.Equal("", stream.Push(100_000));
    }
}
