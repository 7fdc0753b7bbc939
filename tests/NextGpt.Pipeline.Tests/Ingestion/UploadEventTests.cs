using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Pipeline.Tests.Ingestion;

public sealed class UploadEventTests
{
    [Theory]
    [InlineData("/blobServices/default/containers/nextgpt/blobs/inbox/holiday/request.json", "holiday")]
    [InlineData("/blobServices/default/containers/nextgpt/blobs/inbox/my song.wav", "my song.wav")]
    [InlineData("/blobServices/default/containers/nextgpt/blobs/inbox/Grüße/a.png", "Grüße")]
    public void UploadOf_FileInTheInbox_IsItsFolderOrItself(string subject, string upload)
    {
        string message = "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"subject\":\"" + subject + "\",\"data\":{\"url\":\"https://a/b\"}}";

        Assert.Equal(upload, UploadEvent.UploadOf(message));
        Assert.Equal(upload, UploadEvent.UploadOf($"[{message}]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"subject\":7}")]
    [InlineData("{\"subject\":\"/blobServices/default/containers/nextgpt/blobs/outbox/a\"}")]
    [InlineData("{\"subject\":\"/blobServices/default/containers/nextgpt/blobs/inbox/\"}")]
    public void UploadOf_AnythingElse_SaysWhatWasExpected(string message) =>
        Assert.Contains("expected", Assert.Throws<FormatException>(() => UploadEvent.UploadOf(message)).Message, StringComparison.Ordinal);
}
