using System.Text.Json;
using NextGpt.Contracts.Jobs;
using NextGpt.EndToEnd.Support;
using NextGpt.Model.Tests.Support;
using Xunit.Abstractions;

namespace NextGpt.EndToEnd.Serving;

/// <summary>
/// A server that is killed (SIGKILL, by itself, at named points of its work) again and again, each time while it works on another job. What it
/// was asked must come to what a server that nobody disturbs comes to.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int KillsAStage = 10;

    private static readonly Dictionary<string, string[]> s_points = new()
    {
        ["encode"] = ["encode.image.enter", "encode.image.read", "encode.image.writing", "encode.image.written", "encode.image.leave"],
        ["reason"] = ["reason.enter", "reason.text.1", "reason.text.2", "reason.writing", "reason.written", "reason.leave"],
        ["decode image"] = Decoder("image"),
        ["decode audio"] = Decoder("audio"),
        ["decode video"] = Decoder("video"),
        ["assemble"] = ["assemble.enter", "assemble.writing", "assemble.written", "assemble.leave"],
        ["notify"] = ["notify.enter", "notify.sending", "notify.sent", "notify.leave"],
    };

    private static readonly (string, string) s_loopback = ("Outbound__AllowedNetworks__0", "127.0.0.0/8");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_KilledInEachStageTenTimes_EveryJobEndsOnceWithTheSameBytes()
    {
        string bundle = _folder["bundle"];
        TinyBundle.Write(bundle);
        (string Stage, string Point)[] kills =
            [.. s_points.SelectMany(stage => Enumerable.Range(0, KillsAStage).Select(i => (stage.Key, stage.Value[i % stage.Value.Length])))];
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        Job[] expected = await UndisturbedAsync(bundle, kills.Length, receiver.Address);
        int notices = receiver.Notices.Count;
        string data = _folder["killed"];
        var uploads = new Uploads(data);
        bool known = true;
        for (int i = 0; i <= kills.Length; i++)
        {
            (string, string)[] fault = i == kills.Length ? [] : [("Faults__0__At", kills[i].Point), ("Faults__0__Do", "Kill"), ("Faults__0__Job", Id(i))];
            await using ServerProcess server = await ServerProcess.StartAsync(data, bundle, [s_loopback, .. fault]);
            if (i > 0)
            {
                // A client that was not told whether its job was accepted asks again.
                Assert.True(known || await server.PutAsync(Id(i - 1), await RequestAsync(uploads, i - 1, receiver.Address)), server.Output);
                Same(expected[i - 1], await server.EndOfAsync(Id(i - 1)), kills[i - 1].Point);
            }

            if (i < kills.Length)
            {
                known = await server.PutAsync(Id(i), await RequestAsync(uploads, i, receiver.Address));
                Assert.True(await server.ExitAsync() == ServerProcess.Killed, $"{kills[i].Point}: {server.Output}");
            }
            else
            {
                await Journal.RestAsync(data);
            }
        }

        Assert.Equal(new Uploads(_folder["undisturbed"]).All(), uploads.All());
        Assert.All(Journal.Calls(data), c => Assert.True(c.Results == 1, $"{c.Activity} of {c.Job}: {c.Results} results."));
        Assert.Equal(Journal.Calls(_folder["undisturbed"]).Select(c => (c.Job, c.Activity)).Order(), Journal.Calls(data).Select(c => (c.Job, c.Activity)).Order());
        ILookup<string, string> told = receiver.Notices.Skip(notices).ToLookup(n => n.Path, n => n.Id);
        Assert.All(Enumerable.Range(0, kills.Length), i => Assert.Single(told[Id(i)].Distinct()));
        foreach (IGrouping<string, (string Stage, string Point)> stage in kills.GroupBy(k => k.Stage))
        {
            output.WriteLine($"{stage.Key}: {stage.Count()} kills at {string.Join(", ", stage.Select(k => k.Point).Distinct())}");
        }

        output.WriteLine($"{kills.Length} kills, {kills.Length} jobs accepted and ended, {expected.Sum(j => j.Parts.Count)} parts, 0 made twice, 0 different; {told.Sum(t => t.Count())} notices of {kills.Length} events.");
    }

    private async Task<Job[]> UndisturbedAsync(string bundle, int count, Uri webhook)
    {
        string data = _folder["undisturbed"];
        var uploads = new Uploads(data);
        await using ServerProcess server = await ServerProcess.StartAsync(data, bundle, s_loopback);
        var jobs = new Job[count];
        for (int i = 0; i < count; i++)
        {
            Assert.True(await server.PutAsync(Id(i), await RequestAsync(uploads, i, webhook)), server.Output);
            jobs[i] = await server.EndOfAsync(Id(i));
            Assert.True(jobs[i].Status == JobStatus.Succeeded, JobJson.Serialize(jobs[i]));
            Assert.Equal(3, jobs[i].Parts.Where(p => p.Media is not null).Select(p => p.Type).Distinct().Count());
        }

        await Journal.RestAsync(data);
        return jobs;
    }

    private static async Task<string> RequestAsync(Uploads uploads, int number, Uri webhook) => JsonSerializer.Serialize(new
    {
        input = new object[] { new { type = "image", media = await uploads.PictureAsync(number) }, new { type = "text", text = "a red cat" } },
        modalities = new[] { "text", "image", "audio", "video" },
        generation = new { seed = number, max_tokens = 20 },
        webhook = new { url = new Uri(webhook, Id(number)) },
    });

    private static void Same(Job expected, Job actual, string point)
    {
        Assert.True(actual.Status == expected.Status, $"{point}: {JobJson.Serialize(actual)}");
        Assert.True(expected.Parts.SequenceEqual(actual.Parts), $"{point}: {JobJson.Serialize(actual)}\n{JobJson.Serialize(expected)}");
        Assert.Equal(expected.Receipt!.Outputs, actual.Receipt!.Outputs);
    }

    private static string Id(int number) => $"job_k{number}";

    private static string[] Decoder(string kind) =>
        [.. new[] { "enter", "step.1", "step.2", "writing", "written", "stored", "leave" }.Select(p => $"decode.{kind}.{p}")];
}
