using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Api.Jobs;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Jobs;

public sealed class ConversationTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    [Fact]
    public async Task Post_NextTurn_ReadsWhatWasSaidAndMadeBefore()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job first = await AskAsync(server, "a red cat", null);

        Job second = await AskAsync(server, "bigger", first.Conversation);
        Job third = await AskAsync(server, "smaller", first.Conversation);

        Assert.Equal((first.Conversation, first.Conversation), (second.Conversation, third.Conversation));
        Assert.Equal(first.Receipt!.Outputs!.Distinct(), second.Receipt!.Inputs);
        Assert.Equal([.. first.Receipt.Outputs!.Concat(second.Receipt.Outputs!).Distinct()], third.Receipt!.Inputs);
        Assert.True(second.Receipt.PromptTokens > first.Receipt.PromptTokens);
        Assert.Equal(second.Receipt.Inputs!.Count, third.Receipt.CacheHits);
    }

    [Fact]
    public async Task Post_BeforeTheTurnBeforeIsAnswered_IsToldToWait()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job first = await AskAsync(server, "a red cat", null);
        using HttpResponseMessage busy = await PostAsync(server, "bigger", first.Conversation, steps: 1000);

        using HttpResponseMessage refused = await PostAsync(server, "smaller", first.Conversation);

        Assert.True(busy.IsSuccessStatusCode);
        await TinyServer.ProblemAsync(refused, HttpStatusCode.Conflict);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Post_SeveralNextTurnsAtOnce_TakesOne()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job first = await AskAsync(server, "a red cat", null);
        // Others have the model for a while: no turn can end before the last one is asked for.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PostAsync(server, $"other {i}", null, steps: 1000)));

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => PostAsync(server, $"turn {i}", first.Conversation, steps: 500)));

        Assert.Single(responses, r => r.IsSuccessStatusCode);
        Assert.Equal(3, responses.Count(r => r.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Conflict)]
    [InlineData(60, HttpStatusCode.Accepted)]
    public async Task Post_AfterATurnThatIsAcceptedAndNotStarted_WaitsForItUnlessItWasBrokenOff(int secondsAgo, HttpStatusCode expected)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job first = await AskAsync(server, "a red cat", null);
        JobRecords records = server.Services.GetRequiredService<JobRecords>();
        JobRecord asked = (await records.FindAsync(first.Id, default))!;
        JobRecord between = asked with { Turn = 1, Start = asked.Start with { Job = JobIds.NewJob(TimeProvider.System), CreatedAt = DateTime.UtcNow.AddSeconds(-secondsAgo) } };
        await records.AddAsync(between, [], default);
        Assert.True(await server.Services.GetRequiredService<Conversations>().TakeAsync(between, default));

        using HttpResponseMessage next = await PostAsync(server, "bigger", first.Conversation);

        Assert.Equal(expected, next.StatusCode);
    }

    [Fact]
    public async Task Post_AfterATurnWasDeleted_GoesOnWithoutIt()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        Job first = await AskAsync(server, "a red cat", null);
        await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{first.Id}", null);

        Job second = await AskAsync(server, "bigger", first.Conversation);

        Assert.Equal((JobStatus.Succeeded, 0), (second.Status, second.Receipt!.Inputs!.Count));
    }

    [Fact]
    public async Task Delete_Conversation_TakesItsMediaUnlessUploadedOrUsedElsewhere()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        string upload = (await server.UploadedAsync(Samples.Png())).Id;
        Job first = await AskAsync(server, "a red cat", null);
        Job second = await AskAsync(server, "bigger", first.Conversation, upload);
        string[] made = [.. first.Parts.Concat(second.Parts).Where(p => p.Media is not null).Select(p => p.Media!.Id).Distinct()];
        Job elsewhere = await AskAsync(server, "what is it?", null, made[0]);
        await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{first.Id}", null);

        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, $"/v1/conversations/{first.Conversation}", null);
        Dictionary<string, HttpStatusCode> between = await StatusAsync(server, [upload, .. made]);
        using HttpResponseMessage again = await server.SendAsync(HttpMethod.Delete, $"/v1/conversations/{first.Conversation}", null);
        await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{elsewhere.Id}", null);
        await server.SendAsync(HttpMethod.Delete, $"/v1/media/{upload}", null);
        Dictionary<string, HttpStatusCode> after = await StatusAsync(server, [upload, .. made]);
        using HttpResponseMessage gone = await server.GetAsync($"/v1/jobs/{second.Id}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (deleted.StatusCode, again.StatusCode, gone.StatusCode));
        Assert.All(between, m => Assert.Equal(m.Key == upload || m.Key == made[0] ? HttpStatusCode.OK : HttpStatusCode.NotFound, m.Value));
        Assert.All(after, m => Assert.Equal(HttpStatusCode.NotFound, m.Value));
        Assert.DoesNotContain(server.Stored(), f => f.Contains("encodings", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Stored(), f => f.Contains(first.Id, StringComparison.Ordinal) || f.Contains(first.Conversation!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("conv_none")]
    [InlineData("..%2f..%2fetc")]
    public async Task Delete_NoConversation_IsNotFound(string id)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Delete, $"/v1/conversations/{id}", null);

        await TinyServer.ProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_ConversationThatNeverWas_NamesTheField()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await PostAsync(server, "hello", "conv_none");

        Assert.Equal("conversation", Assert.Single((await TinyServer.ProblemAsync(response, HttpStatusCode.BadRequest)).Errors!).Field);
    }

    private static async Task<Job> AskAsync(TinyServer server, string text, string? conversation, params string[] pictures)
    {
        using HttpResponseMessage response = await PostAsync(server, text, conversation, pictures: pictures);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        Job job = await server.EndOfAsync(JobJson.Deserialize(body).Id);
        Assert.Equal(JobStatus.Succeeded, job.Status);
        return job;
    }

    private static Task<HttpResponseMessage> PostAsync(TinyServer server, string text, string? conversation, int steps = 4, params string[] pictures) => server.Http.PostAsync(
        new Uri("/v1/jobs", UriKind.Relative),
        new StringContent(
            JobJson.Serialize(new JobRequest
            {
                Input = [new JobInput { Type = Modality.Text, Text = text }, .. pictures.Select(p => new JobInput { Type = Modality.Image, Media = p })],
                Conversation = conversation,
                Modalities = [Modality.Text, Modality.Image],
                Generation = new JobGeneration { MaxTokens = 12, Steps = steps },
            }),
            Encoding.UTF8,
            "application/json"));

    private static async Task<Dictionary<string, HttpStatusCode>> StatusAsync(TinyServer server, IEnumerable<string> media)
    {
        Dictionary<string, HttpStatusCode> status = [];
        foreach (string id in media)
        {
            using HttpResponseMessage response = await server.GetAsync($"/v1/media/{id}");
            status[id] = response.StatusCode;
        }

        return status;
    }
}
