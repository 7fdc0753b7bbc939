using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Generating;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;

namespace NextGpt.Pipeline.Tests.Support;

/// <summary>A job whose activities are scripts: text, image, text, audio, video; a stage may be scripted otherwise.</summary>
internal sealed class FakeJob
{
    public static readonly ArtifactReference Request = new("jobs/job_1/request.json", Digest('a'));
    public static readonly ClosedGroup Image = new(1, Modality.Image, new ArtifactReference("jobs/job_1/groups/1", Digest('1')));
    public static readonly ClosedGroup Audio = new(3, Modality.Audio, new ArtifactReference("jobs/job_1/groups/3", Digest('3')));
    public static readonly ClosedGroup Video = new(4, Modality.Video, new ArtifactReference("jobs/job_1/groups/4", Digest('4')));

    private readonly Dictionary<string, Func<Call, Step>> _scripts = new()
    {
        [ActivityNames.Encode] = call => new Step(1, new EncodeResult(PipelineMessage.Read<EncodeInput>(call.Input).Media, "encoded", false, 0, 5, 1)),
        [ActivityNames.Reason] = _ => Reasons(10, (2, Image), (5, Audio), (6, Video)),
        [ActivityNames.Decode] = call => new Step(3, Decoded(PipelineMessage.Read<DecodeInput>(call.Input))),
        [ActivityNames.Assemble] = call => new Step(1, Assembled(PipelineMessage.Read<AssembleInput>(call.Input))),
        [ActivityNames.Notify] = _ => new Step(1, new NotifyResult(true)),
        [ActivityNames.DeadLetter] = _ => new Step(1, new NotifyResult(false)),
    };

    public FakeJob() => Simulation = new Simulation(OrchestrationBodies.Of<JobStart, JobOutcome>(GenerateOrchestration.RunAsync), Script);

    public Simulation Simulation { get; }

    public JobStart Start { get; init; } = new()
    {
        Job = "job_1",
        BundleDigest = Digest('b'),
        Request = Request,
        Media = [new MediaInput("med_1", Digest('c'), Modality.Image), new MediaInput("med_2", Digest('d'), Modality.Audio)],
        Seed = 7,
        CreatedAt = Simulation.Start,
    };

    public AssembleInput Answer => Simulation.InputOf<AssembleInput>(ActivityNames.Assemble);

    public static Step Reasons(double seconds, params (double After, ClosedGroup Group)[] groups) =>
        new(seconds, new ReasonResult(new ArtifactReference("jobs/job_1/reason", Digest('e')), [.. groups.Select(g => g.Group).Distinct()], false, 0, seconds * 1000, 1))
        {
            Groups = [.. groups.Select(g => (g.After, (object)g.Group))],
        };

    public static DecodeResult Decoded(DecodeInput input) => new(
        new JobMedia { Id = $"med_{input.Group.Part}", Url = $"/v1/media/med_{input.Group.Part}", ContentType = "image/png", Bytes = 1, Sha256 = Digest('f') },
        new JobDecoding(input.Group.Part, "fake", input.Seed, 4, 1, 1, 2, 3),
        false,
        0,
        1);

    public FakeJob With(string activity, Func<Call, Step> script)
    {
        _scripts[activity] = script;
        return this;
    }

    public Step Script(Call call) => _scripts[call.Name](call);

    public JobOutcome Run() => Simulation.Run<JobOutcome>(Start);

    public static string Digest(char c) => new(c, 64);

    private static AssembleResult Assembled(AssembleInput input)
    {
        JobStatus status = input switch
        {
            { Canceled: true } => JobStatus.Canceled,
            { Error: not null } => JobStatus.Failed,
            _ => input.Parts.Any(p => p.Error is not null) ? JobStatus.Partial : JobStatus.Succeeded,
        };
        return new AssembleResult(status, new ArtifactReference($"jobs/job_1/answers/{input.Revision}", Digest('9')));
    }
}
