using System.Text.Json;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Drops;

/// <summary>Files dropped into the folder of a running server.</summary>
public sealed class DropTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private static readonly Dictionary<string, string?> Quick = new()
    {
        ["Drop:Uploads:SettleTime"] = "00:00:00.300",
        ["Drop:BusyInterval"] = "00:00:00.100",
        ["Drop:Interval"] = "00:00:01",
        ["Drop:Uploads:Prompt"] = "hello",
    };

    [Fact]
    public async Task Drop_RequestLoneFileAndBrokenOne_AreAnswered_AndAgainAfterARestartNotTwice()
    {
        using TemporaryFolder folder = new();
        await using (TinyServer server = await TinyServer.StartAsync(model, Quick, folder: folder))
        {
            string inbox = Path.Combine(server.Data, "drop", "inbox");
            Directory.CreateDirectory(Path.Combine(inbox, "trip"));
            await File.WriteAllBytesAsync(Path.Combine(inbox, "trip", "cat.png"), Samples.Png(1));
            await File.WriteAllTextAsync(
                Path.Combine(inbox, "trip", "request.json"),
                """{"input":[{"type":"text","text":"hello"},{"type":"image","file":"cat.png"}],"modalities":["text","image","audio"],"generation":{"max_tokens":20}}""");
            await File.WriteAllBytesAsync(Path.Combine(inbox, "noise.wav"), Samples.Wav());
            await File.WriteAllBytesAsync(Path.Combine(inbox, "half.png"), Samples.Png(2)[..100]);

            Assert.Contains("a PNG file that ends too early", await ReadAsync(server, "half.png/error.json"), StringComparison.Ordinal);
            Job trip = JobJson.Deserialize(await ReadAsync(server, "trip/answer.json"));
            Assert.Equal(JobStatus.Succeeded, trip.Status);
            await ReadAsync(server, "trip/upload.json");
            string outbox = Path.Combine(server.Data, "drop", "outbox", "trip");
            foreach (JobMedia media in trip.Parts.Select(p => p.Media).OfType<JobMedia>())
            {
                Assert.Equal(media.Bytes, new FileInfo(Path.Combine(outbox, media.Url)).Length);
            }

            Assert.True(File.Exists(Path.Combine(outbox, "receipt.json")));
            Assert.Equal(JobStatus.Succeeded, JobJson.Deserialize(await ReadAsync(server, "noise.wav/answer.json")).Status);
            await ReadAsync(server, "noise.wav/upload.json");
            Assert.Equal(2, await CountJobsAsync(server));
        }

        await using (TinyServer again = await TinyServer.StartAsync(model, Quick, folder: folder))
        {
            await File.WriteAllBytesAsync(Path.Combine(again.Data, "drop", "inbox", "new.wav"), Samples.Wav(0.3));
            await ReadAsync(again, "new.wav/upload.json");
            Assert.Equal(3, await CountJobsAsync(again));
        }
    }

    private static async Task<int> CountJobsAsync(TinyServer server)
    {
        using HttpResponseMessage response = await server.GetAsync("/v1/jobs");
        using JsonDocument list = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return list.RootElement.GetProperty("data").GetArrayLength();
    }

    private static async Task<string> ReadAsync(TinyServer server, string path)
    {
        string full = Path.Combine(server.Data, "drop", "outbox", path);
        await FolderChanges.UntilAsync(server.Data, () => File.Exists(full));
        return await File.ReadAllTextAsync(full);
    }
}
