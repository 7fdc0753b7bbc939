using NextGpt.Contracts;

namespace NextGpt.Cli.Asking;

/// <summary>A plain line for everything that is done: for logs and pipes.</summary>
internal sealed class LineProgress(TextWriter output) : AskProgress
{
    private readonly Lock _gate = new();

    public override void OnEncoded(int done, int total) => Say($"encoded {done} of {total} media");

    public override void OnBegun(int part, Modality modality) => Say($"{Name(modality)} (part {part}): begun");

    public override void OnDone(int part, Modality modality) => Say($"{Name(modality)} (part {part}): done");

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private void Say(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }
}
