using System.Net;
using System.Text;
using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.EndToEnd.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.EndToEnd.Serving;

/// <summary>The shipped model through <c>nextgpt serve</c>, as a client meets it.</summary>
public sealed class NanoTests : IDisposable
{
    private static readonly Modality[] s_kinds = Enum.GetValues<Modality>();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_EveryKindInAndEveryKindOut_AnswersInThatKind()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(_folder["data"], bundle: null);
        Dictionary<Modality, string> media = await MediaAsync(server);

        foreach (Modality input in s_kinds)
        {
            object[] asked = input == Modality.Text ? [Text("a small blue square")] : [Medium(input, media[input])];
            foreach (Modality output in s_kinds)
            {
                await AskAsync(server, $"job_{input}_{output}", asked, [output]);
            }
        }

        object[] everything = [Medium(Modality.Image, media[Modality.Image]), Medium(Modality.Audio, media[Modality.Audio]), Medium(Modality.Video, media[Modality.Video])];
        await AskAsync(server, "job_all_1", [.. everything, Text("describe all, then draw, play and film it")], s_kinds);
        await AskAsync(server, "job_all_2", [Text("first this"), everything[2], Text("then this"), everything[0], Text("and play it")], [Modality.Text, Modality.Audio]);
        await AskAsync(server, "job_all_3", [everything[1], Text("draw what you hear"), everything[2], everything[0]], [Modality.Image, Modality.Video]);
    }

    [Fact]
    public async Task Serve_SameRequestAgain_TakesEverythingFromTheCacheAndAnotherPromptTheEncodings()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(_folder["data"], bundle: null);
        string picture = (await MediaAsync(server))[Modality.Image];
        object[] asked = [Medium(Modality.Image, picture), Text("draw it again and play it")];

        Job first = await AskAsync(server, "job_1", asked, [Modality.Text, Modality.Image, Modality.Audio]);
        Job second = await AskAsync(server, "job_2", asked, [Modality.Text, Modality.Image, Modality.Audio]);
        Job other = await AskAsync(server, "job_3", [asked[0], Text("what is it?")], [Modality.Text]);

        Assert.Equal(first.Parts, second.Parts);
        Assert.Equal(0, first.Receipt!.CacheHits);
        Assert.Equal(1 + second.Receipt!.Outputs!.Count, second.Receipt.CacheHits);
        Assert.Equal((0.0, 0.0), (second.Receipt.Timings!.EncodeMs, second.Receipt.Timings.DecodeMs));
        Assert.Equal(1, other.Receipt!.CacheHits);
    }

    [Theory]
    [InlineData("encode.image.read")]
    [InlineData("reason.text.3")]
    [InlineData("decode.image.step.2")]
    [InlineData("decode.audio.step.2")]
    [InlineData("decode.video.step.2")]
    [InlineData("assemble.written")]
    [InlineData("notify.sent")]
    public async Task Serve_KilledWithTheShippedModel_AnswersWithTheSameBytes(string point)
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        (string, string) loopback = ("Outbound__AllowedNetworks__0", "127.0.0.0/8");
        Job expected = await RunAsync(_folder["undisturbed"], loopback);
        string data = _folder["killed"];
        await using (ServerProcess doomed = await ServerProcess.StartAsync(data, null, loopback, ("Faults__0__At", point), ("Faults__0__Do", "Kill")))
        {
            await doomed.PutAsync("job_1", await RequestAsync(data));
            Assert.Equal(ServerProcess.Killed, await doomed.ExitAsync());
        }

        Job actual = await RunAsync(data, loopback);

        Assert.Equal((JobStatus.Succeeded, JobStatus.Succeeded), (expected.Status, actual.Status));
        Assert.Equal(expected.Parts, actual.Parts);
        Assert.Equal(new Uploads(_folder["undisturbed"]).All(), new Uploads(data).All());
        Assert.All(Journal.Calls(data), c => Assert.Equal(1, c.Results));

        async Task<Job> RunAsync(string folder, params (string, string)[] settings)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(folder, null, settings);
            Assert.True(await server.PutAsync("job_1", await RequestAsync(folder)));
            Job job = await server.EndOfAsync("job_1");
            await Journal.RestAsync(folder);
            return job;
        }

        async Task<string> RequestAsync(string folder) => JsonSerializer.Serialize(new
        {
            input = new[] { Medium(Modality.Image, await new Uploads(folder).PictureAsync(1)), Text("draw it, play it and film it") },
            modalities = new[] { "text", "image", "audio", "video" },
            generation = new { seed = 3, steps = 4 },
            webhook = new { url = new Uri(receiver.Address, "job_1") },
        });
    }

    private async Task<Dictionary<Modality, string>> MediaAsync(ServerProcess server)
    {
        Job made = await AskAsync(server, "job_made", [Text("draw a red circle, play a bell and film a ring that moves up")], s_kinds);
        Dictionary<Modality, string> media = [];
        foreach (JobPart part in made.Parts.Where(p => p.Media is not null))
        {
            // Down and up again: equal bytes are the same medium.
            byte[] file = await server.Http.GetByteArrayAsync(new Uri(part.Media!.Url, UriKind.Relative));
            using HttpResponseMessage response = await server.Http.PostAsync(new Uri("/v1/media", UriKind.Relative), new ByteArrayContent(file));
            using JsonDocument uploaded = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal(part.Media.Id, uploaded.RootElement.GetProperty("id").GetString());
            media[part.Type] = part.Media.Id;
        }

        return media;
    }

    private static async Task<Job> AskAsync(ServerProcess server, string id, object[] input, Modality[] output)
    {
        string request = JsonSerializer.Serialize(new
        {
            input,
            modalities = output.Select(m => m.ToString().ToLowerInvariant()),
            generation = new { seed = 3, steps = 3 },
        });
        Assert.True(await server.PutAsync(id, request), server.Output);
        Job job = await server.EndOfAsync(id);
        Assert.True(job.Status == JobStatus.Succeeded, JobJson.Serialize(job));
        Assert.Equal(output.Order(), job.Parts.Select(p => p.Type).Distinct().Order());
        foreach (JobPart part in job.Parts.Where(p => p.Media is not null))
        {
            using HttpResponseMessage response = await server.Http.GetAsync(new Uri(part.Media!.Url, UriKind.Relative));
            byte[] file = await response.Content.ReadAsByteArrayAsync();
            Assert.Equal((HttpStatusCode.OK, part.Media.ContentType, part.Media.Bytes), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, file.Length));
            Assert.Contains(Mark(part.Type), Encoding.Latin1.GetString(file, 0, 16), StringComparison.Ordinal);
        }

        return job;
    }

    private static string Mark(Modality kind) => kind switch
    {
        Modality.Image => "PNG",
        Modality.Audio => "WAVE",
        _ => "ftyp",
    };

    private static object Text(string text) => new { type = "text", text };

    private static object Medium(Modality kind, string id) => new { type = kind.ToString().ToLowerInvariant(), media = id };
}
