using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Drops;
using NextGpt.Media;
using NextGpt.Media.Stores.AzureBlobs;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Ingestion;
using NextGpt.Server.Hosting;

namespace NextGpt.Server.Drops;

/// <summary>Looks at the drops again and again: soon after a change, often while uploads are not answered, and now and then in any case.</summary>
internal sealed partial class DropService(DropSettings settings, DataFolder data, IServiceProvider services, MediaOptions media, TimeProvider time, ILogger<DropService> log)
    : BackgroundService
{
    private readonly DropSettings _settings = settings.Validated();

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> drops = [];
        if (_settings.Enabled)
        {
            var folder = new FolderDropArea(_settings.Folder ?? Path.Combine(data.Root, "drop"));
            drops.Add(RunAsync(folder, folder.Inbox, stoppingToken));
        }

        if (_settings.Azure is { } azure)
        {
            drops.Add(RunAsync(new AzureDropArea(AzureBlobServices.Connect(azure), azure.Container), null, stoppingToken));
        }

        return Task.WhenAll(drops);
    }

    private async Task RunAsync(IDropArea area, string? watched, CancellationToken cancellationToken)
    {
        DropInbox inbox = services.CreateDropInbox(area, _settings.Uploads with { Limits = media.Limits }, _settings.Owner);
        using var changes = new DropChanges(watched);
        while (!cancellationToken.IsCancellationRequested)
        {
            TimeSpan wait = await LookAsync(inbox, area.Name, cancellationToken) ? _settings.BusyInterval : _settings.Interval;
            await changes.WaitAsync(wait, time, cancellationToken);
        }
    }

    private async Task<bool> LookAsync(DropInbox inbox, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.ScanAsync(cancellationToken);
        }
#pragma warning disable CA1031 // It is logged; the next look may find the storage well again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(name, e);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Drop {Name} cannot be looked at now.")]
    private partial void LogFailure(string name, Exception exception);
}
