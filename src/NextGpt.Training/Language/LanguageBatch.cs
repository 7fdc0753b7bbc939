using NextGpt.Training.Nets;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>A batch of laid-out dialogues as tensors.</summary>
internal sealed class LanguageBatch
{
    private readonly LaidOutDialogue[] _dialogues;
    private readonly int _length;

    public LanguageBatch(LaidOutDialogue[] dialogues)
    {
        _dialogues = dialogues;
        _length = dialogues.Max(dialogue => dialogue.Ids.Length);
    }

    /// <summary>Gets the scenes of all media, dialogue by dialogue.</summary>
    public IReadOnlyList<Scene> Media => [.. _dialogues.SelectMany(dialogue => dialogue.Media)];

    /// <summary>Gets the scenes of all signal groups, dialogue by dialogue.</summary>
    public IReadOnlyList<Scene> Groups => [.. _dialogues.SelectMany(dialogue => dialogue.Groups.Select(group => group.Scene))];

    /// <summary>Embeds the batch, with media embeddings [media, 8, hidden] in their places.</summary>
    /// <returns>[n, s, hidden].</returns>
    public Tensor Embed(LanguageModel model, Tensor? media)
    {
        long[] ids = new long[_dialogues.Length * _length];
        List<long> places = [];
        for (int i = 0; i < _dialogues.Length; i++)
        {
            int[] row = _dialogues[i].Ids;
            for (int p = 0; p < row.Length; p++)
            {
                ids[(i * _length) + p] = Math.Max(row[p], 0);
                if (row[p] < 0)
                {
                    places.Add((i * _length) + p);
                }
            }
        }

        Tensor embedded = model.Embed(tensor(ids).view(_dialogues.Length, _length));
        if (media is null || places.Count == 0)
        {
            return embedded;
        }

        // The slots of media come in the order of the sequence, which is the order of the media.
        return embedded.view(_dialogues.Length * _length, -1).index_copy(0, tensor(places.ToArray()), media.view(places.Count, -1)).view(_dialogues.Length, _length, -1);
    }

    /// <summary>The states before each answer token [answers, hidden], and the tokens [answers].</summary>
    public (Tensor States, Tensor Targets) Answers(Tensor hidden)
    {
        List<long> places = [];
        List<long> targets = [];
        for (int i = 0; i < _dialogues.Length; i++)
        {
            for (int p = 1; p < _dialogues[i].Ids.Length; p++)
            {
                if (_dialogues[i].Answer[p])
                {
                    places.Add((i * _length) + p - 1);
                    targets.Add(_dialogues[i].Ids[p]);
                }
            }
        }

        return (hidden.view(_dialogues.Length * _length, -1).index_select(0, tensor(places.ToArray())), tensor(targets.ToArray()));
    }

    /// <summary>The values at the signal tokens of every group, [groups, signals, hidden].</summary>
    public Tensor AtGroups(Tensor values, int signals)
    {
        List<long> places = [];
        for (int i = 0; i < _dialogues.Length; i++)
        {
            foreach ((int position, _) in _dialogues[i].Groups)
            {
                places.AddRange(Enumerable.Range(0, signals).Select(k => (long)(i * _length) + position + k));
            }
        }

        return values.view(_dialogues.Length * _length, -1).index_select(0, tensor(places.ToArray())).view(places.Count / signals, signals, -1);
    }
}
