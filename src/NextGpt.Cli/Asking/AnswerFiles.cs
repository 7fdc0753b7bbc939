using NextGpt.Cli.Hosting;
using NextGpt.Media;
using NextGpt.Media.Videos;
using NextGpt.Model.Answers;

namespace NextGpt.Cli.Asking;

/// <summary>Encodes the media of an answer, each as soon as it is made, while the others are still in the making.</summary>
internal sealed class AnswerFiles(CliHost host, CancellationToken cancellationToken)
{
    private readonly VideoEncoder _videos = new(new MediaOptions(), host.Time);
    private readonly Lock _gate = new();
    private readonly List<Task<AnswerFile>> _files = [];

    public void Add(AnswerPart part)
    {
        if (part.Media is null)
        {
            return;
        }

        lock (_gate)
        {
            _files.Add(Task.Run(() => AnswerFile.EncodeAsync(part, _videos, cancellationToken), cancellationToken));
        }
    }

    /// <summary>Gets all files in the order of the answer, once they are encoded.</summary>
    public async Task<IReadOnlyList<AnswerFile>> CompleteAsync()
    {
        AnswerFile[] files = await Task.WhenAll(_files);
        return [.. files.OrderBy(f => f.Part)];
    }
}
