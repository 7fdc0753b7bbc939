using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Generating;

/// <summary>What a receipt adds up, and what it does not.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public void Make_MediaMadeSideBySide_AddsTheirTimesUpWhileTheWholeIsOneSpan()
    {
        AssembleInput input = Input(Made(FakeJob.Image, 400, cached: false), Made(FakeJob.Audio, 300, cached: false)) with { EndedAt = Simulation.Start.AddMilliseconds(650) };

        JobReceipt receipt = Receipts.Make(input, new GenerationRequest { Turns = [] }, Reasoned);

        Assert.Equal(650, receipt.TotalMs);
        Assert.Equal(new JobTimings(QueueMs: 50, LoadMs: 10 + 2 + 2, EncodeMs: 20, ReasonMs: 100, DecodeMs: 700, StoreMs: 3 + 4 + 5 + 5), receipt.Timings);
        Assert.Equal([400.0, 300.0], receipt.Media.Select(m => m.ProjectingMs + m.DenoisingMs + m.DecodingMs));
        Assert.Equal(1, receipt.CacheHits);
    }

    [Fact]
    public void Make_MediumOfAnEarlierRun_TakesNoTimeAndIsAHit()
    {
        AssembleInput input = Input(Made(FakeJob.Image, 0, cached: true));

        JobReceipt receipt = Receipts.Make(input, new GenerationRequest { Turns = [] }, Reasoned);

        Assert.Equal((0.0, 2), (receipt.Timings!.DecodeMs, receipt.CacheHits));
    }

    [Fact]
    public void Update_PartMadeAgain_AddsItsTimesToThoseBefore()
    {
        GenerationRequest request = new() { Turns = [] };
        JobReceipt before = Receipts.Make(Input(Made(FakeJob.Image, 400, cached: false)), request, Reasoned);

        JobReceipt after = Receipts.Update(before, Input(Made(FakeJob.Audio, 300, cached: false)), []);

        Assert.Equal((700.0, before.TotalMs), (after.Timings!.DecodeMs, after.TotalMs));
        Assert.Equal([1, 3], after.Media.Select(m => m.Part));
    }

    private static ReasonedAnswer Reasoned { get; } = new([], "stop", 9, 5, []);

    private static AssembleInput Input(params PartOutcome[] parts) => new()
    {
        Job = "job_1",
        BundleDigest = FakeJob.Digest('b'),
        Request = FakeJob.Request,
        Encoded = new EncodeSummary(Media: 2, Cached: 1, LoadMs: 10, EncodeMs: 20, StoreMs: 3),
        Reasoned = new ReasonResult(FakeJob.Request, [], Cached: false, LoadMs: 0, ReasonMs: 100, StoreMs: 4),
        Parts = parts,
        CreatedAt = Simulation.Start,
        StartedAt = Simulation.Start.AddMilliseconds(50),
        EndedAt = Simulation.Start.AddMilliseconds(500),
        Deadline = Simulation.Start.AddHours(1),
    };

    private static PartOutcome Made(ClosedGroup group, double milliseconds, bool cached) => new(
        group,
        new DecodeResult(
            new JobMedia { Id = "med_1", Url = "/v1/media/med_1", ContentType = "image/png", Bytes = 1, Sha256 = FakeJob.Digest('f') },
            new JobDecoding(group.Part, "fake", 7, 4, 1, milliseconds * 0.1, milliseconds * 0.8, milliseconds * 0.1),
            cached,
            LoadMs: 2,
            StoreMs: 5),
        null);
}
