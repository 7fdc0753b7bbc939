using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Ingestion;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Tests.Support;

/// <summary>The genuine orchestration functions under Durable's own host, with scripts for activities: text, image, text, audio.</summary>
internal sealed class DurableJob : IAsyncDisposable
{
    public static readonly ClosedGroup Image = new(1, Modality.Image, new ArtifactReference("jobs/job_1/groups/1", Digest('1')));
    public static readonly ClosedGroup Audio = new(3, Modality.Audio, new ArtifactReference("jobs/job_1/groups/3", Digest('3')));

    private readonly Dictionary<string, Func<JsonElement, Task<object>>> _scripts;
    private readonly ConcurrentQueue<(string Activity, JsonElement Input)> _calls = new();
    private DurableTaskTestHost? _host;

    // The host logs each of its calls to the console otherwise.
    static DurableJob() => Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Warning");

    public DurableJob() => _scripts = new Dictionary<string, Func<JsonElement, Task<object>>>(StringComparer.Ordinal)
    {
        [ActivityNames.Encode] = m => Of(new EncodeResult(Wire.Read<EncodeInput>(m).Media, "encoded", false, 0, 5, 1)),
        [ActivityNames.Reason] = async m =>
        {
            await CloseAsync(Image);
            return Reasoned(Image, Audio);
        },
        [ActivityNames.Decode] = m => Of(Decoded(Wire.Read<DecodeInput>(m))),
        [ActivityNames.Assemble] = m => Of(Assembled(Wire.Read<AssembleInput>(m))),
        [ActivityNames.Notify] = _ => Of(new NotifyResult(true)),
        [ActivityNames.DeadLetter] = _ => Of(new NotifyResult(false)),
    };

    public DurableTaskClient Client => _host!.Client;

    public IReadOnlyList<string> Calls => [.. _calls.Select(c => c.Activity)];

    public AssembleInput Answer => Wire.Read<AssembleInput>(_calls.Single(c => c.Activity == ActivityNames.Assemble).Input);

    public JobStart Start { get; init; } = new()
    {
        Job = "job_1",
        BundleDigest = Digest('b'),
        Request = new ArtifactReference("jobs/job_1/request.json", Digest('a')),
        Media = [new MediaInput("med_1", Digest('c'), Modality.Image)],
        Seed = 7,
        CreatedAt = DateTime.UtcNow,
        Retry = new(MaxAttempts: 3, FirstDelaySeconds: 0.05, Backoff: 1),
    };

    public static ReasonResult Reasoned(params ClosedGroup[] groups) =>
        new(new ArtifactReference("jobs/job_1/reason", Digest('e')), groups, false, 0, 1, 1);

    public static DecodeResult Decoded(DecodeInput input) => new(
        new JobMedia { Id = $"med_{input.Group.Part}", Url = $"/v1/media/med_{input.Group.Part}", ContentType = "image/png", Bytes = 1, Sha256 = Digest('f') },
        new JobDecoding(input.Group.Part, "fake", input.Seed, 4, 1, 1, 2, 3),
        false,
        0,
        1);

    public static string Digest(char c) => new(c, 64);

    public static Task<object> Of(object result) => Task.FromResult(result);

    public DurableJob With(string activity, Func<JsonElement, Task<object>> script)
    {
        _scripts[activity] = script;
        return this;
    }

    public Task CloseAsync(ClosedGroup group) => new DurableEvents(Client).RaiseEventAsync(Start.Job, EventNames.GroupClosed, group);

    /// <summary>Starts the host.</summary>
    public async Task<DurableJob> OpenAsync()
    {
        _host = await DurableTaskTestHost.StartAsync(
            registry =>
            {
                registry.AddOrchestratorFunc<JsonElement, JsonElement>(OrchestrationNames.Generate, (context, _) => Orchestrations.GenerateAsync(context));
                registry.AddOrchestratorFunc<JsonElement, JsonElement>(OrchestrationNames.RetryPart, (context, _) => Orchestrations.RetryPartAsync(context));
                registry.AddActivityFunc<string, bool>(InboxFunctions.Deliver, (_, job) =>
                {
                    _calls.Enqueue((InboxFunctions.Deliver, default));
                    return Task.FromResult(false);
                });
                foreach (string name in _scripts.Keys)
                {
                    registry.AddActivityFunc<JsonElement, JsonElement>(name, (_, input) => RunAsync(name, input));
                }
            },
            new DurableTaskTestHostOptions { Port = FreePort() });
        return this;
    }

    /// <summary>Runs the job to its end.</summary>
    public async Task<JobOutcome> RunAsync()
    {
        await OpenAsync();
        await ScheduleAsync(OrchestrationNames.Generate, Start.Job, Start);
        return await EndAsync(Start.Job);
    }

    public Task ScheduleAsync(string orchestration, string id, object start) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestration, Wire.Write(start), new StartOrchestrationOptions(id));

    public async Task<JobOutcome> EndAsync(string id)
    {
        OrchestrationMetadata end = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        return PipelineMessage.Read<JobOutcome>(end.SerializedOutput!);
    }

    /// <summary>Waits until an instance shows its outcome. One whose activities nobody waits for any more stays open until they have ended.</summary>
    public async Task<JobOutcome> SettleAsync(string id)
    {
        while (true)
        {
            OrchestrationMetadata? now = await Client.GetInstanceAsync(id, getInputsAndOutputs: true);
            if (now is not null && InstanceView.Of(id, now).Outcome is { } outcome)
            {
                return outcome;
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    private async Task<JsonElement> RunAsync(string name, JsonElement input)
    {
        _calls.Enqueue((name, input));
        try
        {
            return Wire.Write(await _scripts[name](input));
        }
        catch (Exception e) when (e is PipelineException)
        {
            throw new ActivityErrorException(ActivityFailure.Of(e));
        }
    }

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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
