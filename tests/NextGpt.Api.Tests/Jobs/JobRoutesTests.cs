using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Api.Jobs;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Jobs;

public sealed class JobRoutesTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private const string AllKinds = """{"input":"a red cat","modalities":["text","image","audio","video"],"generation":{"seed":7,"max_tokens":20}}""";

    [Fact]
    public async Task Post_Request_IsAcceptedWithItsPlaceAndEndsWithEveryKind()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await server.PostJobAsync(AllKinds);
        Job accepted = await JobAsync(response, HttpStatusCode.Accepted);
        Job job = await server.EndOfAsync(accepted.Id);

        Assert.Equal($"/v1/jobs/{accepted.Id}", response.Headers.Location!.ToString());
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(JobStatus.Succeeded, job.Status);
        Assert.Equal([Modality.Image, Modality.Audio, Modality.Video], job.Parts.Where(p => p.Media is not null).Select(p => p.Type).Distinct().Order());
        foreach (JobMedia media in job.Parts.Where(p => p.Media is not null).Select(p => p.Media!))
        {
            using HttpResponseMessage file = await server.GetAsync(media.Url);
            Assert.Equal(media.Bytes, (await file.Content.ReadAsByteArrayAsync()).Length);
        }
    }

    [Fact]
    public async Task Post_WillingToWait_AnswersWithTheAnswer()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = Json(AllKinds), Headers = { { "Prefer", "respond-async, wait=100" } } };

        using HttpResponseMessage response = await server.Http.SendAsync(request);

        Assert.Equal(JobStatus.Succeeded, (await JobAsync(response, HttpStatusCode.OK)).Status);
        Assert.Equal("wait=100", response.Headers.GetValues("Preference-Applied").Single());
    }

    [Fact]
    public async Task Put_SameTwiceAtOnce_IsOneJob()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.SendAsync(HttpMethod.Put, "/v1/jobs/job_mine", Json(AllKinds))));
        Job job = await server.EndOfAsync("job_mine");
        using HttpResponseMessage again = await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_mine", Json(AllKinds));
        using HttpResponseMessage list = await server.GetAsync("/v1/jobs");

        Assert.All(responses, r => Assert.True(r.IsSuccessStatusCode));
        Assert.Equal(job.Parts, (await JobAsync(again, HttpStatusCode.OK)).Parts);
        Assert.Single(JobJson.DeserializeList(await list.Content.ReadAsStringAsync()).Data);
    }

    [Theory]
    [InlineData("job_mine", HttpStatusCode.Conflict)]
    [InlineData("mine", HttpStatusCode.BadRequest)]
    [InlineData("job_a.b", HttpStatusCode.BadRequest)]
    public async Task Put_IdThatIsTakenOrNone_IsRefused(string id, HttpStatusCode expected)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_mine", Json(AllKinds));

        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Put, $"/v1/jobs/{id}", Json("""{"input":"another"}"""));

        Assert.Contains(id, (await TinyServer.ProblemAsync(response, expected)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_IsOneJobAndNoOtherRequest()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await JobAsync(await KeyedAsync(server, AllKinds))).Id));
        using HttpResponseMessage other = await KeyedAsync(server, """{"input":"another"}""");

        Assert.Single(ids.Distinct());
        await TinyServer.ProblemAsync(other, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task List_InPages_ShowsEveryJobOnceNewestFirst()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        for (int i = 0; i < 5; i++)
        {
            await server.SendAsync(HttpMethod.Put, $"/v1/jobs/job_{i}", Json("""{"input":"a cat","modalities":["text"],"generation":{"max_tokens":2}}"""));
            await server.EndOfAsync($"job_{i}");
        }

        List<string> seen = [];
        string? next = "";
        while (next is not null)
        {
            using HttpResponseMessage response = await server.GetAsync($"/v1/jobs?limit=2{(next.Length == 0 ? "" : $"&after={next}")}");
            JobList page = JobJson.DeserializeList(await response.Content.ReadAsStringAsync());
            Assert.True(page.Data.Count <= 2);
            seen.AddRange(page.Data.Select(j => j.Id));
            next = page.Next;
        }

        Assert.Equal(["job_4", "job_3", "job_2", "job_1", "job_0"], seen);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("after=99999999999999999999999", "after")]
    public async Task List_WrongQuery_NamesIt(string query, string field)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await server.GetAsync($"/v1/jobs?{query}");

        Assert.Equal(field, Assert.Single((await TinyServer.ProblemAsync(response, HttpStatusCode.BadRequest)).Errors!).Field);
    }

    [Theory]
    [InlineData("GET", "/v1/jobs/job_none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/jobs/job_none/events", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/jobs/job_none/cancel", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/jobs/job_none/parts/0/retry", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/jobs/job_none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/jobs/..%2f..%2fetc", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/jobs", HttpStatusCode.MethodNotAllowed)]
    public async Task AnyRoute_NothingThere_IsAProblem(string method, string path, HttpStatusCode expected)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await server.SendAsync(new HttpMethod(method), path, null);

        await TinyServer.ProblemAsync(response, expected);
    }

    [Fact]
    public async Task Post_MoreThanMayWait_IsToldWhenToComeBackAndLeavesNothing()
    {
        var small = new Dictionary<string, string?> { ["Engine:MaxActive"] = "1", ["Engine:MaxQueued"] = "1" };
        var steps = new HeldSteps("job_1");
        await using TinyServer server = await TinyServer.StartAsync(model, small, services: steps.AddTo);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(Long));
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_2", Json(AllKinds));

        using HttpResponseMessage refused = await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_3", Json(AllKinds));
        Problem problem = await TinyServer.ProblemAsync(refused, HttpStatusCode.TooManyRequests);
        using HttpResponseMessage gone = await server.GetAsync("/v1/jobs/job_3");
        await server.SendAsync(HttpMethod.Post, "/v1/jobs/job_1/cancel", null);
        steps.Release();
        await server.EndOfAsync("job_2");
        using HttpResponseMessage taken = await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_3", Json(AllKinds));

        Assert.Equal(ProblemCode.QueueFull, problem.Code);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.True(taken.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Cancel_DuringADecode_EndsTheWorkWithinAStepAndHarmsNoOther()
    {
        var steps = new HeldSteps("job_long");
        await using TinyServer server = await TinyServer.StartAsync(model, services: steps.AddTo);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_undisturbed", Json(AllKinds));
        Job undisturbed = await server.EndOfAsync("job_undisturbed");
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_long", Json(Long));
        await steps.Held;

        using HttpResponseMessage canceled = await server.SendAsync(HttpMethod.Post, "/v1/jobs/job_long/cancel", null);
        Job job = await JobAsync(canceled, HttpStatusCode.OK);
        int done = steps.Of("job_long");
        steps.Release();
        using HttpResponseMessage again = await server.SendAsync(HttpMethod.Post, "/v1/jobs/job_long/cancel", null);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_next", Json(AllKinds.Replace("cat", "dog", StringComparison.Ordinal)));

        Assert.Equal(JobStatus.Canceled, job.Status);
        Assert.Equal(JobStatus.Canceled, (await JobAsync(again, HttpStatusCode.OK)).Status);
        Assert.Equal(undisturbed.Parts.Count(p => p.Media is not null), (await server.EndOfAsync("job_next")).Parts.Count(p => p.Status == JobStatus.Succeeded && p.Media is not null));

        // Each of the decoders that ran side by side may have been in the middle of a step.
        Assert.InRange(steps.Of("job_long") - done, 0, 2);
    }

    [Fact]
    public async Task Retry_PartThatFailed_CompletesTheAnswer()
    {
        await using TinyServer undisturbed = await TinyServer.StartAsync(model);
        await undisturbed.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));
        Job expected = await undisturbed.EndOfAsync("job_1");
        await using TinyServer server = await TinyServer.StartAsync(model, Fault("decode.audio.enter", "Fail", times: 1));
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));

        Job partial = await server.EndOfAsync("job_1");
        JobPart failed = partial.Parts.First(p => p.Status == JobStatus.Failed);
        using HttpResponseMessage wrong = await server.SendAsync(HttpMethod.Post, $"/v1/jobs/job_1/parts/{partial.Parts.First(p => p.Type == Modality.Image).Index}/retry", null);
        using HttpResponseMessage none = await server.SendAsync(HttpMethod.Post, "/v1/jobs/job_1/parts/99/retry", null);
        using HttpResponseMessage retry = await server.SendAsync(HttpMethod.Post, $"/v1/jobs/job_1/parts/{failed.Index}/retry", null);
        Job complete = await server.EndOfAsync("job_1");

        Assert.Equal((JobStatus.Partial, Modality.Audio, "injected"), (partial.Status, failed.Type, failed.Error!.Code));
        Assert.All(partial.Parts.Where(p => p != failed), p => Assert.Equal(JobStatus.Succeeded, p.Status));
        await TinyServer.ProblemAsync(wrong, HttpStatusCode.Conflict);
        await TinyServer.ProblemAsync(none, HttpStatusCode.NotFound);
        Assert.True(retry.IsSuccessStatusCode);
        Assert.Equal(JobStatus.Succeeded, complete.Status);
        Assert.Equal(expected.Parts, complete.Parts);
    }

    [Fact]
    public async Task Fault_ThatPasses_IsRetriedAndOneThatDoesNotIsNot()
    {
        await using TinyServer passing = await TinyServer.StartAsync(model, Fault("decode.image.enter", "Flake", times: 2));
        await using TinyServer lasting = await TinyServer.StartAsync(model, Fault("decode.image.enter", "Fail", times: 1));
        await passing.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));
        await lasting.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));

        Assert.Equal(JobStatus.Succeeded, (await passing.EndOfAsync("job_1")).Status);
        Assert.Equal(JobStatus.Partial, (await lasting.EndOfAsync("job_1")).Status);
    }

    [Fact]
    public async Task Delete_Job_TakesItsMediaUnlessAnotherUsesThem()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(AllKinds));
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_2", Json(AllKinds));
        Job job = await server.EndOfAsync("job_1");
        await server.EndOfAsync("job_2");
        string[] media = [.. job.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Url)];

        using HttpResponseMessage first = await server.SendAsync(HttpMethod.Delete, "/v1/jobs/job_1", null);
        HttpStatusCode[] between = await Task.WhenAll(media.Select(async m => (await server.GetAsync(m)).StatusCode));
        using HttpResponseMessage second = await server.SendAsync(HttpMethod.Delete, "/v1/jobs/job_2", null);
        HttpStatusCode[] after = await Task.WhenAll(media.Select(async m => (await server.GetAsync(m)).StatusCode));
        using HttpResponseMessage gone = await server.GetAsync("/v1/jobs/job_1");
        using HttpResponseMessage list = await server.GetAsync("/v1/jobs");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode, gone.StatusCode));
        Assert.All(between, s => Assert.Equal(HttpStatusCode.OK, s));
        Assert.All(after, s => Assert.Equal(HttpStatusCode.NotFound, s));
        Assert.Empty(JobJson.DeserializeList(await list.Content.ReadAsStringAsync()).Data);
    }

    [Fact]
    public async Task Sweep_JobsOlderThanTheyAreKept_DeletesThemWithTheirMedia()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using TinyServer server = await TinyServer.StartAsync(
            model, new Dictionary<string, string?> { ["Jobs:Retention"] = "10.00:00:00" }, s => s.AddSingleton<TimeProvider>(time));
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));
        Job job = await server.EndOfAsync("job_1");
        var sweeper = server.Services.GetRequiredService<JobSweeper>();

        // Ten days on it would sweep by itself as well, and who comes first has deleted the job.
        await sweeper.StopAsync(CancellationToken.None);

        int early = await sweeper.SweepAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromDays(10));
        int late = await sweeper.SweepAsync(CancellationToken.None);
        using HttpResponseMessage gone = await server.GetAsync("/v1/jobs/job_1");
        using HttpResponseMessage medium = await server.GetAsync(job.Parts.First(p => p.Media is not null).Media!.Url);

        Assert.Equal((0, 1, job.CreatedAt + (10 * 86400)), (early, late, job.ExpiresAt));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (gone.StatusCode, medium.StatusCode));
    }

    [Fact]
    public async Task Delete_JobAtWork_StopsItAndItsIdIsFree()
    {
        var steps = new HeldSteps("job_1");
        await using TinyServer server = await TinyServer.StartAsync(model, services: steps.AddTo);
        await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(Long));
        await steps.Held;

        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, "/v1/jobs/job_1", null);
        steps.Release();
        using HttpResponseMessage anew = await server.SendAsync(HttpMethod.Put, "/v1/jobs/job_1", Json(OneOfEach));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.True(anew.IsSuccessStatusCode);
        Assert.Equal(JobStatus.Succeeded, (await server.EndOfAsync("job_1")).Status);
    }

    [Fact]
    public async Task Post_WhatTheModelCannot_NamesTheField()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage unknown = await server.PostJobAsync("""{"input":"a","model":"gpt"}""");
        using HttpResponseMessage many = await server.PostJobAsync(
            """{"input":[{"type":"image","media":"med_x"}],"modalities":["image"],"forbid":["image"],"generation":{"max_tokens":100000,"decoders":{"image":"none"}}}""");
        using HttpResponseMessage nothing = await server.PostJobAsync("""{"input":"a","forbid":["text","image","audio","video"]}""");

        Assert.Equal("model", Assert.Single((await TinyServer.ProblemAsync(unknown, HttpStatusCode.BadRequest)).Errors!).Field);
        Assert.Equal(["forbid", "generation.max_tokens", "generation.decoders.image"], (await TinyServer.ProblemAsync(many, HttpStatusCode.BadRequest)).Errors!.Select(e => e.Field));
        Assert.Equal("forbid", Assert.Single((await TinyServer.ProblemAsync(nothing, HttpStatusCode.BadRequest)).Errors!).Field);
    }

    [Fact]
    public async Task Post_TwentyFourAtOnce_AllEndInTheOrderInWhichTheyCame()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        for (int i = 0; i < 24; i++)
        {
            using HttpResponseMessage response = await server.SendAsync(
                HttpMethod.Put, $"/v1/jobs/job_{i}", Json($$"""{"input":"a red cat","modalities":["text","image"],"generation":{"max_tokens":8,"seed":{{i}} } }"""));
            Assert.True(response.IsSuccessStatusCode);
        }

        Job[] jobs = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => server.EndOfAsync($"job_{i}")));

        Assert.All(jobs, j => Assert.Equal(JobStatus.Succeeded, j.Status));
        Assert.Equal(jobs.Select(j => j.StartedAt), jobs.Select(j => j.StartedAt).Order());
    }

    private const string OneOfEach = """{"input":"a red cat","modalities":["text","image","audio"],"generation":{"seed":3,"max_tokens":12}}""";

    private const string Long = """{"input":"a red cat","modalities":["text","video"],"generation":{"seed":7,"max_tokens":20,"steps":1000}}""";

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static Dictionary<string, string?> Fault(string at, string kind, int times) =>
        new() { ["Faults:0:At"] = at, ["Faults:0:Do"] = kind, ["Faults:0:Times"] = $"{times}" };

    private static async Task<HttpResponseMessage> KeyedAsync(TinyServer server, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = Json(json), Headers = { { "Idempotency-Key", "the-key" } } };
        return await server.Http.SendAsync(request);
    }

    private static async Task<Job> JobAsync(HttpResponseMessage response, HttpStatusCode? expected = null)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(expected is null ? response.IsSuccessStatusCode : response.StatusCode == expected, $"{response.StatusCode}: {body}");
        return JobJson.Deserialize(body);
    }
}
