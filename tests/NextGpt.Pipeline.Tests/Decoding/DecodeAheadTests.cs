using Microsoft.Extensions.Time.Testing;
using NextGpt.Contracts;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Decoding;

public sealed class DecodeAheadTests : IAsyncDisposable
{
    private static readonly DecodeInput s_input = new(
        "job_1", "d", new ClosedGroup(1, Modality.Image, new ArtifactReference("jobs/job_1/groups/1-a", new string('a', 64))), null, 7, null, null, DateTime.MaxValue);

    private readonly FakeTimeProvider _time = new();
    private readonly HeldModel _model = new();
    private readonly BlobArtifacts _artifacts;
    private readonly DecodeAhead _ahead;

    public DecodeAheadTests()
    {
        _artifacts = new BlobArtifacts(new MemoryBlobs(), new IoPipelines(_time));
        _ahead = new DecodeAhead(new GroupDecoder(_model, _artifacts, NoFeed.Instance, _time), _time);
    }

    public ValueTask DisposeAsync() => _ahead.DisposeAsync();

    [Fact]
    public async Task TryTake_WhatHasBegun_GoesOnWithIt()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        await _model.Begun;

        // The deadline is the call's own and says nothing of what is made.
        Task<GroupDecoding>? taken = _ahead.TryTake(s_input with { Deadline = DateTime.UnixEpoch }, CancellationToken.None);
        _model.Release();

        Assert.Equal("held", (await taken!).Made!.DecoderId);
        Assert.Equal((1, 0), (_model.Decoded, _ahead.Waiting));
    }

    [Fact]
    public void TryTake_AnotherSeedJobOrPart_IsNull()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);

        Assert.Null(_ahead.TryTake(s_input with { Seed = 8 }, CancellationToken.None));
        Assert.Null(_ahead.TryTake(s_input with { Job = "job_2" }, CancellationToken.None));
        Assert.Null(_ahead.TryTake(s_input with { Group = s_input.Group with { Part = 2 } }, CancellationToken.None));
        Assert.Equal(1, _ahead.Waiting);
    }

    [Fact]
    public async Task Begin_Twice_DecodesOnce()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        _model.Release();

        await _ahead.TryTake(s_input, CancellationToken.None)!;

        Assert.Null(_ahead.TryTake(s_input, CancellationToken.None));
        Assert.Equal(1, _model.Decoded);
    }

    [Fact]
    public async Task Begin_NobodyTakesIt_IsStopped()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        await _model.Begun;

        _time.Advance(DecodeAhead.Patience);

        await _model.Stopped;
        Assert.Null(_ahead.TryTake(s_input, CancellationToken.None));
        Assert.Equal(0, _ahead.Waiting);
    }

    [Fact]
    public async Task Begin_CanceledBeforeItIsTaken_IsStopped()
    {
        using var reason = new CancellationTokenSource();
        _ahead.Begin(s_input, HeldModel.Group, reason.Token, CancellationToken.None);
        await _model.Begun;

        await reason.CancelAsync();

        await _model.Stopped;
        Assert.Null(_ahead.TryTake(s_input, CancellationToken.None));
    }

    [Fact]
    public async Task Begin_TheJobIsStoppedAfterItsReasoningHasEnded_IsStopped()
    {
        using var job = new CancellationTokenSource();
        using (var reason = CancellationTokenSource.CreateLinkedTokenSource(job.Token))
        {
            _ahead.Begin(s_input, HeldModel.Group, reason.Token, job.Token);
        }

        await _model.Begun;
        await job.CancelAsync();

        await _model.Stopped;
        Assert.Null(_ahead.TryTake(s_input, CancellationToken.None));
        Assert.Equal(0, _ahead.Waiting);
    }

    [Fact]
    public void Begin_TheJobIsStoppedAlready_IsStopped()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, new CancellationToken(canceled: true));

        Assert.Null(_ahead.TryTake(s_input, CancellationToken.None));
        Assert.Equal(0, _ahead.Waiting);
    }

    [Fact]
    public async Task TryTake_ThenItsBeginnerAndThePatienceEnd_GoesOn()
    {
        using var reason = new CancellationTokenSource();
        _ahead.Begin(s_input, HeldModel.Group, reason.Token, CancellationToken.None);
        Task<GroupDecoding>? taken = _ahead.TryTake(s_input, CancellationToken.None);

        await reason.CancelAsync();
        _time.Advance(DecodeAhead.Patience);
        _model.Release();

        Assert.NotNull((await taken!).Made);
    }

    [Fact]
    public async Task TryTake_ItsCallIsCanceled_StopsTheDecoder()
    {
        using var call = new CancellationTokenSource();
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        await _model.Begun;
        Task<GroupDecoding>? taken = _ahead.TryTake(s_input, call.Token);

        await call.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken!);
        await _model.Stopped;
    }

    [Fact]
    public async Task Dispose_SomethingHasBegun_StopsIt()
    {
        _ahead.Begin(s_input, HeldModel.Group, CancellationToken.None, CancellationToken.None);
        await _model.Begun;

        await _ahead.DisposeAsync();

        Assert.True(_model.Stopped.IsCompleted);
    }

    [Fact]
    public async Task Reason_AGroupCloses_ItsDecoderBeginsBeforeTheEngineHearsOfIt()
    {
        var reason = new ReasonActivity(_model, _artifacts, NoFeed.Instance, _time, _ahead);
        ArtifactReference request = await _artifacts.PutDocumentAsync("jobs/job_1/request.json", Request(new Dictionary<Modality, string>()), PipelineJson.Default.GenerationRequest);

        // This engine takes no event until the decoder is at work.
        var events = new LateEvents(_model.Begun);
        ReasonResult result = await reason.RunAsync("job_1", events, new ReasonInput("job_1", "d", request, _time.GetUtcNow().UtcDateTime.AddMinutes(1)), CancellationToken.None);

        DecodeInput called = new DecodeSettings(new Dictionary<Modality, string>(), 5, 2).Of("job_1", "d", result.Groups.Single(), 7, DateTime.MaxValue, default);
        Assert.NotNull(_ahead.TryTake(called, CancellationToken.None));
        _model.Release();
    }

    [Fact]
    public async Task Reason_TheJobIsStoppedAfterIt_StopsItsDecoders()
    {
        var reason = new ReasonActivity(_model, _artifacts, NoFeed.Instance, _time, _ahead);
        ArtifactReference request = await _artifacts.PutDocumentAsync("jobs/job_1/request.json", Request(new Dictionary<Modality, string>()), PipelineJson.Default.GenerationRequest);
        using var job = new CancellationTokenSource();
        await reason.RunAsync(
            "job_1", new LateEvents(_model.Begun), new ReasonInput("job_1", "d", request, _time.GetUtcNow().UtcDateTime.AddMinutes(1)), CancellationToken.None, job.Token);

        await job.CancelAsync();

        await _model.Stopped;
        Assert.Equal(0, _ahead.Waiting);
    }

    [Fact]
    public async Task Reason_ARequestThatSaysNothingOfDecoding_BeginsNone()
    {
        var reason = new ReasonActivity(_model, _artifacts, NoFeed.Instance, _time, _ahead);
        ArtifactReference request = await _artifacts.PutDocumentAsync("jobs/job_1/request.json", Request(null), PipelineJson.Default.GenerationRequest);

        await reason.RunAsync("job_1", new LateEvents(Task.CompletedTask), new ReasonInput("job_1", "d", request, _time.GetUtcNow().UtcDateTime.AddMinutes(1)), CancellationToken.None);

        Assert.Equal((0, 0), (_ahead.Waiting, _model.Decoded));
    }

    private static GenerationRequest Request(Dictionary<Modality, string>? decoders) => new()
    {
        Turns = [new RequestTurn([new RequestPart("draw")])],
        Seed = 7,
        Decoding = decoders is null ? null : new DecodeSettings(decoders, 5, 2),
    };

    private sealed class LateEvents(Task after) : IEventRaiser
    {
        public Task RaiseEventAsync(string instanceId, string name, object payload, CancellationToken cancellationToken = default) => after;
    }
}
