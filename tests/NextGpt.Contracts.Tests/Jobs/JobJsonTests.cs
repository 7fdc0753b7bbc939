using System.Text.Json;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Contracts.Tests.Jobs;

public sealed class JobJsonTests
{
    private static readonly Job s_job = new()
    {
        Id = "job_1",
        Status = JobStatus.InProgress,
        Stage = "decode",
        Progress = 0.5,
        Model = "nano",
        CreatedAt = 1_795_000_000,
        Parts =
        [
            new JobPart { Index = 0, Type = Modality.Text, Status = JobStatus.Succeeded, Text = "Here's <it>." },
            new JobPart
            {
                Index = 1,
                Type = Modality.Image,
                Status = JobStatus.Succeeded,
                Media = new JobMedia { Id = "med_1", Url = "part-1.png", ContentType = "image/png", Bytes = 10, Sha256 = "00", Width = 64, Height = 64 },
            },
        ],
    };

    [Fact]
    public void Serialize_Job_WritesTheNamesOfTheInterface()
    {
        using JsonDocument document = JsonDocument.Parse(JobJson.Serialize(s_job));
        JsonElement root = document.RootElement;
        Assert.Equal("job", root.GetProperty("object").GetString());
        Assert.Equal("in_progress", root.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("completed_at").ValueKind);
        JsonElement media = root.GetProperty("parts")[1].GetProperty("media");
        Assert.Equal("image/png", media.GetProperty("content_type").GetString());
        Assert.False(media.TryGetProperty("frames", out _));
        Assert.False(root.GetProperty("parts")[1].TryGetProperty("text", out _));
    }

    [Fact]
    public void Serialize_TextWithMarks_KeepsItReadable() => Assert.Contains("Here's <it>.", JobJson.Serialize(s_job), StringComparison.Ordinal);

    [Fact]
    public void Deserialize_SerializedJob_GivesTheSameJson()
    {
        string json = JobJson.Serialize(s_job);
        Assert.Equal(json, JobJson.Serialize(JobJson.Deserialize(json)));
    }
}
