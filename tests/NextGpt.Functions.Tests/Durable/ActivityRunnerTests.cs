using System.Text.Json;
using Microsoft.Extensions.Logging;
using NextGpt.Contracts;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Hosting;
using NextGpt.Functions.Tests.Support;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Functions.Tests.Durable;

public sealed class ActivityRunnerTests : IDisposable
{
    private static readonly EncodeInput s_input = new("job_1", new string('b', 64), new MediaInput("med_1", new string('c', 64), Modality.Image), DateTime.MaxValue);

    private readonly string _folder = Directory.CreateTempSubdirectory("nextgpt-functions-").FullName;
    private readonly ModelGate _gate = new();
    private readonly LogList<ActivityRunner> _log = new();
    private readonly CancelMarks _cancels;
    private readonly ActivityRunner _runner;

    public ActivityRunnerTests()
    {
        var store = new FolderMediaStore(
            new FolderStoreOptions { Root = _folder }, new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, TimeProvider.System), TimeProvider.System);
        _cancels = new CancelMarks(store.Blobs, TimeProvider.System);
        _runner = new ActivityRunner(_gate, _cancels, new ProcessExit(), _log);
    }

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task RunModel_ItsJobIsCanceled_StopsAndIsNoTrouble()
    {
        await _cancels.SetAsync("job_1");

        ActivityFailure failure = await FailureAsync(ForEverAsync, CancellationToken.None);

        Assert.Equal((ErrorCodes.Canceled, true), (failure.Code, failure.Permanent));
        Assert.Equal((LogLevel.Information, "Activity encode was stopped with its job.", null), Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task RunModel_ItsProcessStops_IsTriedAgainElsewhere()
    {
        ActivityFailure failure = await FailureAsync(ForEverAsync, new CancellationToken(canceled: true));

        Assert.False(failure.Permanent);
        Assert.Equal((LogLevel.Information, "Activity encode was stopped with the process that ran it.", null), Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task RunModel_Fails_IsLoggedWithWhatHappened()
    {
        var fault = new InvalidOperationException("The device is on fire.");

        ActivityFailure failure = await FailureAsync((_, _) => throw fault, CancellationToken.None);

        Assert.DoesNotContain("fire", failure.Message, StringComparison.Ordinal);
        Assert.Equal((LogLevel.Warning, "Activity encode failed: internal_error.", fault), Assert.Single(_log.Lines));
    }

    private static async Task<EncodeResult> ForEverAsync(EncodeInput input, CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        throw new InvalidOperationException("Nothing ends for ever.");
    }

    private async Task<ActivityFailure> FailureAsync(Func<EncodeInput, CancellationToken, Task<EncodeResult>> activity, CancellationToken stopped)
    {
        JsonElement message = Wire.Write(s_input);
        ActivityErrorException thrown = await Assert.ThrowsAsync<ActivityErrorException>(
            () => _runner.RunModelAsync(message, new ActivityCall(ActivityNames.Encode, "job_1", stopped), activity));
        return PipelineMessage.Read<ActivityFailure>(thrown.Message);
    }
}
