using Microsoft.Extensions.Logging.Abstractions;
using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Media.Images;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;
using NextGpt.Pipeline.Webhooks;
using NextGpt.Server.Engine;
using NextGpt.Server.Engine.Journal;

namespace NextGpt.Server.Tests.Support;

/// <summary>Everything real: a model, a store in a folder, a journal; only nobody is told.</summary>
internal sealed class TinyService : IAsyncDisposable
{
    public TinyService(string folder, TinyModelFixture model, Func<IJournal, IJournal>? wrap = null, IModelStages? stages = null)
    {
        Directory.CreateDirectory(folder);
        TimeProvider time = TimeProvider.System;
        var pipelines = new IoPipelines(time);
        var store = new FolderMediaStore(
            new FolderStoreOptions { Root = Path.Combine(folder, "store") },
            new MediaLinkSigner(new MediaLinkOptions { Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)] }, time),
            time);
        var formats = new MediaFileFormats(new MediaOptions(), time);
        Loaded = new LoadedModel(model.Model);
        Digest = model.Model.Bundle.Digest;
        IModelSource source = stages is null ? Loaded : new OneModel(stages);
        Artifacts = new BlobArtifacts(store.Blobs, pipelines);
        Media = new StoredMediaFiles(store, pipelines, time);
        var decoder = new GroupDecoder(source, Artifacts, NoFeed.Instance, time);
        Ahead = new DecodeAhead(decoder, time);
        EngineRegistry registry = PipelineRegistry.Create(
            new EncodeActivity(source, Artifacts, Media, formats, time),
            new ReasonActivity(source, Artifacts, NoFeed.Instance, time, Ahead),
            new DecodeActivity(decoder, Artifacts, Media, formats, time, Ahead),
            new AssembleActivity(Artifacts, time),
            new NotifyActivity(new NoWebhooks(), time),
            new DeadLetterActivity(Artifacts));
        IJournal file = new SqliteJournal(Path.Combine(folder, "journal"));
        Engine = new EmbeddedEngine(wrap?.Invoke(file) ?? file, registry, new EngineOptions(), time, NullLogger<EmbeddedEngine>.Instance);
        Engine.Start();
    }

    public LoadedModel Loaded { get; }

    public string Digest { get; }

    public IArtifactStore Artifacts { get; }

    public IMediaFiles Media { get; }

    public EmbeddedEngine Engine { get; }

    public DecodeAhead Ahead { get; }

    public async Task<JobStart> StoreAsync(string job, string text, long seed = 7)
    {
        byte[] png = ImageEncoder.ToPng(TinyMedia.Image().Image!);
        string id = await Media.WriteAsync(png, new ProbedMedia(Modality.Image, "image/png", png.Length) { Width = 40, Height = 30 });
        var input = new MediaInput(id, id["med_".Length..], Modality.Image);
        var request = new GenerationRequest
        {
            Turns = [new RequestTurn([new RequestPart(null, input), new RequestPart(text)])],
            Modalities = [Modality.Text, Modality.Image, Modality.Audio],
            MaxTokens = 20,
            Seed = seed,
            Decoding = new DecodeSettings(new Dictionary<Modality, string>(), null, null),
        };
        return new JobStart
        {
            Job = job,
            BundleDigest = Digest,
            Request = await Artifacts.PutDocumentAsync(ArtifactNames.Request(job), request, PipelineJson.Default.GenerationRequest),
            Media = [input],
            Seed = seed,
            CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        };
    }

    public async Task<StoredAnswer> AnswerAsync(string instance, string orchestration, object start)
    {
        await Engine.ScheduleAsync(instance, orchestration, start);
        InstanceState? state = await Engine.WaitAsync(instance);
        JobOutcome outcome = PipelineMessage.Read<JobOutcome>(state!.Output!);
        return await Artifacts.GetDocumentAsync(outcome.Answer!, PipelineJson.Default.StoredAnswer);
    }

    public Task<StoredAnswer> AnswerAsync(JobStart start) => AnswerAsync(start.Job, OrchestrationNames.Generate, start);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Ahead.DisposeAsync();
    }

    private sealed class OneModel(IModelStages stages) : IModelSource
    {
        public Task<IModelStages> GetAsync(string bundleDigest, CancellationToken cancellationToken) => Task.FromResult(stages);
    }

    private sealed class NoWebhooks : IWebhookSender
    {
        public Task SendAsync(Uri target, WebhookEvent notice, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
