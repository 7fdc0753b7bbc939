namespace NextGpt.Api.Events;

/// <summary>Where all is told in this process anyway.</summary>
internal sealed class NoFollower : IJobFollower, IAsyncDisposable
{
    public IAsyncDisposable Follow(string job) => this;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
