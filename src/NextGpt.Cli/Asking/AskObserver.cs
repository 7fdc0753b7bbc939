using NextGpt.Model.Answers;
using NextGpt.Model.Reasoning;

namespace NextGpt.Cli.Asking;

/// <summary>Hands what it hears on to the progress, and finished media to their files.</summary>
internal sealed class AskObserver(AskProgress progress, AnswerFiles files) : IAnswerObserver
{
    public void OnToken(int id) => progress.OnToken(id);

    public void OnEncoded(int done, int total) => progress.OnEncoded(done, total);

    public void OnGroup(SignalGroup group) => progress.OnGroup(group);

    public void OnStep(int part, int done, int total) => progress.OnStep(part, done, total);

    public void OnPart(AnswerPart part)
    {
        files.Add(part);
        progress.OnPart(part);
    }
}
