using NextGpt.Pipeline.Replay;
using NextGpt.Server.Engine;
using NextGpt.Server.Engine.Journal;

namespace NextGpt.Server.Tests.Support;

/// <summary>A journal whose process dies at one of its writes, or at the end of several that are one: just before it, or just after.</summary>
internal sealed class DyingJournal(IJournal inner, int dieAt, bool written) : IJournal
{
    private int _writes;

    public int Writes => _writes;

    public void Together(Action work)
    {
        int before = _writes;
        bool dies = false;
        inner.Together(() =>
        {
            work();
            dies = _writes > before && ++_writes == dieAt;
            if (dies && !written)
            {
                throw new IOException("The process dies before the writes are one.");
            }
        });
        if (dies)
        {
            throw new IOException("The process dies after the writes.");
        }
    }

    public InstanceState? TryCreate(InstanceState instance) => Write(() => inner.TryCreate(instance));

    public void Append(InstanceState state, int sequence, IReadOnlyList<HistoryEvent> lines) => Write(() =>
    {
        inner.Append(state, sequence, lines);
        return true;
    });

    public InstanceState? Find(string id) => inner.Find(id);

    public IReadOnlyList<InstanceState> Unfinished() => inner.Unfinished();

    public IReadOnlyList<InstanceState> List(long? before, int limit) => inner.List(before, limit);

    public IReadOnlyList<HistoryEvent> History(string id) => inner.History(id);

    public bool Purge(string id) => inner.Purge(id);

    public void Dispose() => inner.Dispose();

    private T Write<T>(Func<T> write)
    {
        bool dies = ++_writes == dieAt;
        if (dies && !written)
        {
            throw new IOException("The process dies before the write.");
        }

        T result = write();
        return dies ? throw new IOException("The process dies after the write.") : result;
    }
}
