using NextGpt.Contracts;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Messages;

public sealed class PipelineMessageTests
{
    [Fact]
    public void Write_JobStart_ReadsBackTheSame()
    {
        JobStart start = new FakeJob().Start with { Decoders = new Dictionary<Modality, string> { [Modality.Image] = "fast" }, Webhook = new Uri("https://example.com/") };

        string json = PipelineMessage.Write(start);

        Assert.Equal(json, PipelineMessage.Write(PipelineMessage.Read<JobStart>(json)));
        Assert.Contains("\"decoders\":{\"image\":\"fast\"}", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TooLarge_NamesTheMessageAndTheLimit()
    {
        var message = new CancelRequest(new string('x', PipelineMessage.MaxBytes));

        MessageTooLargeException error = Assert.Throws<MessageTooLargeException>(() => PipelineMessage.Write(message));

        Assert.Equal(nameof(CancelRequest), error.Type);
        Assert.True(error.Length > error.Limit);
    }

    [Fact]
    public void Write_LettersBeyondAscii_AreCountedInBytes() =>
        Assert.Throws<MessageTooLargeException>(() => PipelineMessage.Write(new CancelRequest(new string('ä', PipelineMessage.MaxBytes / 4))));

    [Fact]
    public void Write_ForeignType_IsRefused() => Assert.Throws<ArgumentException>(() => PipelineMessage.Write(new Version(1, 0)));
}
