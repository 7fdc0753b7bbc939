using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Reasoning;

namespace NextGpt.Cli.Asking;

/// <summary>Shows how an answer comes about. This one shows nothing.</summary>
internal class AskProgress : IAnswerObserver
{
    public static AskProgress For(CliHost host, bool quiet) =>
        host.IsTerminal ? new BarProgress(host.Error) : quiet ? new AskProgress() : new LineProgress(host.Error);

    /// <summary>Runs the work and shows it meanwhile.</summary>
    public virtual Task<T> ShowAsync<T>(Func<Task<T>> work) => work();

    public virtual void OnToken(int id)
    {
    }

    public virtual void OnEncoded(int done, int total)
    {
    }

    public void OnGroup(SignalGroup group) => OnBegun(group.Part, group.Modality);

    public virtual void OnStep(int part, int done, int total)
    {
    }

    public void OnPart(AnswerPart part) => OnDone(part.Index, part.Modality);

    /// <summary>A medium is about to be made.</summary>
    public virtual void OnBegun(int part, Modality modality)
    {
    }

    /// <summary>A part is complete.</summary>
    public virtual void OnDone(int part, Modality modality)
    {
    }
}
