using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Server.Engine;
using NextGpt.Server.Tests.Support;

namespace NextGpt.Server.Tests.Engine;

public sealed class TinyServiceTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Job_PictureAndTextIn_AnswersInOrderWithStoredMediaAndAReceipt()
    {
        await using var service = new TinyService(_folder["service"], model);

        StoredAnswer answer = await service.AnswerAsync(await service.StoreAsync("job_1", "a red cat"));

        Assert.Equal(JobStatus.Succeeded, answer.Status);
        Assert.Equal(Enumerable.Range(0, answer.Parts.Count), answer.Parts.Select(p => p.Index));
        Assert.Equal([Modality.Image, Modality.Audio], answer.Parts.Select(p => p.Type).Where(t => t != Modality.Text).Distinct().Order());
        foreach (JobMedia media in answer.Parts.Where(p => p.Media is not null).Select(p => p.Media!))
        {
            Assert.Equal(media.Bytes, (await service.Media.ReadAsync(media.Id)).Length);
            Assert.Equal($"med_{media.Sha256}", media.Id);
        }

        Assert.Equal(service.Digest, answer.Receipt!.BundleDigest);
        Assert.Equal((1, 0), (answer.Receipt.Inputs!.Count, answer.Receipt.CacheHits));
        Assert.Equal(answer.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Sha256), answer.Receipt.Outputs);
    }

    [Fact]
    public async Task Job_SameRequestAgain_TakesEncodingsAndMediaFromTheCache()
    {
        await using var service = new TinyService(_folder["service"], model);
        StoredAnswer first = await service.AnswerAsync(await service.StoreAsync("job_1", "a red cat"));

        StoredAnswer second = await service.AnswerAsync(await service.StoreAsync("job_2", "a red cat"));
        StoredAnswer other = await service.AnswerAsync(await service.StoreAsync("job_3", "blue", seed: 8));

        Assert.Equal(first.Parts, second.Parts);
        Assert.Equal(1 + second.Parts.Count(p => p.Media is not null), second.Receipt!.CacheHits);
        Assert.Equal(1, other.Receipt!.CacheHits);
    }

    [Fact]
    public async Task Job_ProcessDiesAtEveryWrite_AnswersWithTheSameBytes()
    {
        StoredAnswer expected;
        await using (var service = new TinyService(_folder["undisturbed"], model))
        {
            expected = await service.AnswerAsync(await service.StoreAsync("job_1", "a red cat"));
        }

        for (int dieAt = 1; ; dieAt++)
        {
            bool died = false;
            string folder = _folder[$"life_{dieAt}"];
            JobStart? start = null;
            await using (var service = new TinyService(folder, model, j => new DyingJournal(j, dieAt, written: true)))
            {
                start = await service.StoreAsync("job_1", "a red cat");
                try
                {
                    await service.AnswerAsync(start);
                }
                catch (EngineFaultedException)
                {
                    died = true;
                }
            }

            await using var next = new TinyService(folder, model);
            StoredAnswer answer = await next.AnswerAsync(start);
            Assert.Equal(expected.Parts, answer.Parts);
            if (!died)
            {
                break;
            }
        }
    }

    [Fact]
    public async Task RetryPart_DecoderThatFailed_CompletesTheAnswer()
    {
        await using var undisturbed = new TinyService(_folder["undisturbed"], model);
        StoredAnswer expected = await undisturbed.AnswerAsync(await undisturbed.StoreAsync("job_1", "a red cat"));
        var faulty = new FaultyDecoder(undisturbed.Loaded, Modality.Audio);
        await using var service = new TinyService(_folder["service"], model, stages: faulty);
        JobStart start = await service.StoreAsync("job_1", "a red cat");
        StoredAnswer partial = await service.AnswerAsync(start);
        Assert.Equal(JobStatus.Partial, partial.Status);
        faulty.Heal();

        StoredAnswer answer = partial;
        JobOutcome outcome = PipelineMessage.Read<JobOutcome>(service.Engine.Find("job_1")!.Output!);
        ArtifactReference previous = outcome.Answer!;
        foreach (JobPart part in partial.Parts.Where(p => p.Status == JobStatus.Failed))
        {
            var retry = new RetryPartStart
            {
                Job = "job_1",
                BundleDigest = service.Digest,
                Request = start.Request,
                Previous = previous,
                Revision = answer.Revision + 1,
                Group = partial.Groups.Single(g => g.Part == part.Index),
                Seed = start.Seed,
                CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            };
            string instance = $"job_1.retry.{retry.Revision}";
            answer = await service.AnswerAsync(instance, OrchestrationNames.RetryPart, retry);
            previous = PipelineMessage.Read<JobOutcome>(service.Engine.Find(instance)!.Output!).Answer!;
        }

        Assert.Equal(JobStatus.Succeeded, answer.Status);
        Assert.Equal(expected.Parts, answer.Parts);
        Assert.Equal(expected.Receipt!.Outputs, answer.Receipt!.Outputs);
    }

    private sealed class FaultyDecoder(IModelStages model, Modality fails) : IModelStages
    {
        private bool _healed;

        public void Heal() => Volatile.Write(ref _healed, true);

        public Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken) => model.EncodeAsync(content, cancellationToken);

        public Task<ReasonOutcome> ReasonAsync(ReasonRequest request, IReasoningObserver observer, CancellationToken cancellationToken) =>
            model.ReasonAsync(request, observer, cancellationToken);

        public Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions options, Action<int, int> progress, CancellationToken cancellationToken) =>
            group.Modality == fails && !Volatile.Read(ref _healed)
                ? throw new PermanentException("injected", "This decoder is made to fail.")
                : model.DecodeAsync(group, options, progress, cancellationToken);
    }
}
