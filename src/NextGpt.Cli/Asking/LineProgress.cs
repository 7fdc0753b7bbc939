using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Reasoning;

namespace NextGpt.Cli.Asking;

/// <summary>A plain line for everything that is done: for logs and pipes.</summary>
internal sealed class LineProgress(TextWriter output) : AskProgress
{
    private readonly Lock _gate = new();

    public override void OnEncoded(int done, int total) => Say($"encoded {done} of {total} media");

    public override void OnGroup(SignalGroup group) => Say($"{Name(group.Modality)} (part {group.Part}): begun");

    public override void OnPart(AnswerPart part) => Say($"{Name(part.Modality)} (part {part.Index}): done");

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private void Say(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }
}
