using System.Net.Http.Headers;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Asking.Remote;

/// <summary>Asks a server, shows its progress, and writes its answer to disk.</summary>
internal sealed class ServerAsker(CliHost host, AskSettings settings, ServerConnection server)
{
    private readonly AskProgress _progress = AskProgress.For(host, settings.Json);
    private readonly HashSet<(int Part, JobStatus Status)> _shown = [];

    /// <summary>Asks once. When it is stopped, the server stops as well.</summary>
    public static async Task<int> AskAsync(CliHost host, AskSettings settings, string folder, CancellationToken cancellationToken)
    {
        using var server = new ServerConnection(settings.Server!, host.Time);
        return await new ServerAsker(host, settings, server).AskAsync(folder, cancellationToken);
    }

    private async Task<int> AskAsync(string folder, CancellationToken cancellationToken)
    {
        (Job job, IReadOnlyList<AnswerFile> files) = await _progress.ShowAsync(async () =>
        {
            Job made = await server.SubmitAsync(await RequestAsync(cancellationToken), cancellationToken);
            try
            {
                Job ended = await WatchAsync(made, cancellationToken);
                return (ended, await FilesAsync(ended, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                await server.CancelAsync(made.Id);
                throw;
            }
        });
        job = job with { Parts = [.. job.Parts.Select(p => files.FirstOrDefault(f => f.Part == p.Index) is { } file ? p with { Media = file.Media } : p)] };
        AnswerFolder.Write(folder, job, files);
        if (settings.Json)
        {
            host.Out.WriteLine(JobJson.Serialize(JobDocument.SeenFrom(job, name => host.Show(Path.Combine(folder, name)))));
        }
        else
        {
            AnswerPrinter.Print(host, job, folder);
        }

        if (job.Status == JobStatus.Succeeded)
        {
            return ExitCode.Success;
        }

        await host.Error.WriteLineAsync($"nextgpt: {job.Id} ended as {job.Status.ToString().ToLowerInvariant()}: {job.Error?.Message ?? "parts of the answer are missing."}");
        return ExitCode.Failure;
    }

    private async Task<JobRequest> RequestAsync(CancellationToken cancellationToken)
    {
        List<JobInput> input = [];
        MediaFile[] files = [.. settings.Media.OrderBy(f => f.Modality)];
        foreach (MediaFile file in files)
        {
            input.Add(new JobInput { Type = file.Modality, Media = await server.UploadAsync(host.PathOf(file.Path), cancellationToken) });
            _progress.OnEncoded(input.Count, files.Length);
        }

        if (settings.Text.Length > 0)
        {
            input.Add(new JobInput { Type = Modality.Text, Text = settings.Text });
        }

        return new JobRequest
        {
            Input = input,
            Modalities = settings.Rules.Exactly,
            Forbid = settings.Rules.Forbidden.Count == 0 ? null : settings.Rules.Forbidden,
            Generation = new JobGeneration
            {
                Seed = settings.Seed,
                MaxTokens = settings.MaxTokens,
                Temperature = settings.Temperature,
                TopP = settings.TopP,
                Steps = settings.Steps,
                Guidance = settings.Guidance,
            },
        };
    }

    private async Task<Job> WatchAsync(Job job, CancellationToken cancellationToken)
    {
        await foreach (ServerEvent happened in server.FollowAsync(job.Id, cancellationToken))
        {
            switch (happened)
            {
                case { Job: { } seen, IsEnd: var ended }:
                    foreach (JobPart part in seen.Parts)
                    {
                        Show(part);
                    }

                    if (ended)
                    {
                        return seen;
                    }

                    break;
                case { Part: { } part }:
                    Show(part);
                    break;
                case { Steps: var (index, done, total) }:
                    _progress.OnStep(index, done, total);
                    break;
                default:
                    _progress.OnToken(0);
                    break;
            }
        }

        throw new IOException($"the job {job.Id} is gone; expected its end.");
    }

    private void Show(JobPart part)
    {
        if (part.Type == Modality.Text || !_shown.Add((part.Index, part.Status)))
        {
            return;
        }

        if (part.Status == JobStatus.InProgress)
        {
            _progress.OnBegun(part.Index, part.Type);
        }
        else if (part.Status == JobStatus.Succeeded)
        {
            _progress.OnDone(part.Index, part.Type);
        }
    }

    private async Task<IReadOnlyList<AnswerFile>> FilesAsync(Job job, CancellationToken cancellationToken)
    {
        List<AnswerFile> files = [];
        foreach (JobPart part in job.Parts.Where(p => p.Media is not null))
        {
            JobMedia media = part.Media!;
            string name = $"part-{part.Index}.{ExtensionOf(media)}";
            files.Add(new AnswerFile(part.Index, name, await server.DownloadAsync(media.Url, cancellationToken), media with { Url = name }));
        }

        return files;
    }

    private static string ExtensionOf(JobMedia media) => MediaTypeHeaderValue.Parse(media.ContentType).MediaType switch
    {
        "image/png" => "png",
        "audio/wav" => "wav",
        "video/mp4" => "mp4",
        _ => "bin",
    };
}
