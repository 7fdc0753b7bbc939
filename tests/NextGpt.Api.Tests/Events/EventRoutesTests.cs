using System.Text;
using System.Text.Json;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Events;

public sealed class EventRoutesTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private const string Request = """{"input":"a red cat","modalities":["text","image","audio"],"generation":{"seed":7,"max_tokens":20,"steps":50}}""";

    [Fact]
    public async Task Events_OfAWholeJob_AddUpToItsAnswer()
    {
        // Long enough for the watcher to be there before its end.
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job accepted = await PostAsync(server, Request.Replace("50", "1000", StringComparison.Ordinal));

        List<ServerSentEvent> events = [];
        await foreach (ServerSentEvent happened in EventReader.ReadAsync(server, accepted.Id))
        {
            events.Add(happened);
        }

        Job job = JobJson.Deserialize(events[^1].Data);
        Assert.Equal(("job", "end", JobStatus.Succeeded), (events[0].Name, events[^1].Name, job.Status));
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        Assert.Equal(job.Parts.Where(p => p.Text is not null).Select(p => (p.Index, p.Text!)), Texts(events));
        Assert.Equal(
            job.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Id).Order(),
            events.Where(e => e.Name == "part").Select(e => JobJson.DeserializePart(e.Data)).Where(p => p.Media is not null).Select(p => p.Media!.Id).Distinct().Order());
        Assert.All(Steps(events).GroupBy(s => s.Part), part => Assert.Equal((1000, 1000), (part.Last().Done, part.Last().Total)));
        Assert.Contains(events, e => e.Name == "stage" && e.Data.Contains("\"decode\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_AfterTheLastOneSeen_GoOnThere()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job accepted = await PostAsync(server, Request.Replace("50", "1000", StringComparison.Ordinal));
        List<ServerSentEvent> events = [];
        await foreach (ServerSentEvent happened in EventReader.ReadAsync(server, accepted.Id))
        {
            events.Add(happened);
            if (happened.Name == "progress")
            {
                break;
            }
        }

        await foreach (ServerSentEvent happened in EventReader.ReadAsync(server, accepted.Id, events[^1].Id))
        {
            Assert.NotEqual("job", happened.Name);
            Assert.DoesNotContain(events, e => e.Id == happened.Id);
            events.Add(happened);
        }

        Assert.Equal(JobJson.Deserialize(events[^1].Data).Parts.Where(p => p.Text is not null).Select(p => (p.Index, p.Text!)), Texts(events));
    }

    [Fact]
    public async Task Events_OfAnEndedJob_AreItsEnd()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job job = await server.EndOfAsync((await PostAsync(server)).Id);

        foreach (string? after in new[] { null, "0-1", "nonsense" })
        {
            List<ServerSentEvent> events = [];
            await foreach (ServerSentEvent happened in EventReader.ReadAsync(server, job.Id, after))
            {
                events.Add(happened);
            }

            Assert.Equal(("end", JobStatus.Succeeded), (Assert.Single(events).Name, JobJson.Deserialize(events[0].Data).Status));
        }
    }

    private static async Task<Job> PostAsync(TinyServer server, string request = Request)
    {
        using HttpResponseMessage response = await server.Http.PostAsync(new Uri("/v1/jobs", UriKind.Relative), new StringContent(request, Encoding.UTF8, "application/json"));
        return JobJson.Deserialize(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Puts text together as a watcher has to: what begins with a state, goes on with deltas at their offsets.</summary>
    private static IEnumerable<(int Part, string Text)> Texts(IEnumerable<ServerSentEvent> events)
    {
        SortedDictionary<int, string> texts = [];
        foreach (ServerSentEvent happened in events)
        {
            if (happened.Name == "job")
            {
                foreach (JobPart part in JobJson.Deserialize(happened.Data).Parts.Where(p => p.Type == Modality.Text))
                {
                    texts[part.Index] = part.Text!;
                }
            }
            else if (happened.Name == "text")
            {
                using JsonDocument delta = JsonDocument.Parse(happened.Data);
                int part = delta.RootElement.GetProperty("part").GetInt32();
                texts[part] = string.Concat(texts.GetValueOrDefault(part, "").AsSpan(0, delta.RootElement.GetProperty("offset").GetInt32()), delta.RootElement.GetProperty("delta").GetString());
            }
        }

        return texts.Select(t => (t.Key, t.Value));
    }

    private static IEnumerable<(int Part, int Done, int Total)> Steps(IEnumerable<ServerSentEvent> events) => events.Where(e => e.Name == "progress").Select(e =>
    {
        using JsonDocument steps = JsonDocument.Parse(e.Data);
        return (steps.RootElement.GetProperty("part").GetInt32(), steps.RootElement.GetProperty("done").GetInt32(), steps.RootElement.GetProperty("total").GetInt32());
    });
}
