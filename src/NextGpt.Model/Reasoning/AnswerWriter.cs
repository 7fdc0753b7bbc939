using System.Text;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Reasoning;

/// <summary>Turns the ids that a model writes into the parts of an answer, and tells the observer what is certain.</summary>
internal sealed class AnswerWriter(SignalVocabulary vocabulary, IReadOnlyList<string> stopTexts, ITextTokenizer tokenizer, bool keepsText, IReasoningObserver? observer)
{
    private readonly List<ReasonedPart> _parts = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _blank = new();
    private readonly List<int> _run = [];
    private TextDetokenizer _detokenizer = new(tokenizer);
    private StopText _stop = new(stopTexts);

    public IReadOnlyList<ReasonedPart> Parts => _parts;

    /// <summary>Gets the index that the next group will have, as soon as <see cref="EndText"/> was called.</summary>
    public int NextPart => _parts.Count;

    /// <summary>Gets a value indicating whether the text since the last group says anything.</summary>
    public bool HasText => _text.Length > 0;

    /// <summary>Writes a token.</summary>
    /// <returns>Whether it completes a stop sequence, which is cut.</returns>
    public bool Write(int id)
    {
        _run.Add(id);
        if (vocabulary.Stops.Any(EndsWith))
        {
            // What is held back is the beginning of the stop sequence's text.
            _stop = new StopText(stopTexts);
            _detokenizer = new TextDetokenizer(tokenizer);
            _run.Clear();
            return true;
        }

        bool stopped = _stop.Push(_detokenizer.Push(id), out string released);
        Release(released);
        return stopped;
    }

    /// <summary>Ends the text part: a group or the end follows.</summary>
    public void EndText()
    {
        bool stopped = _stop.Push(_detokenizer.Finish(), out string released);
        Release(stopped ? released : released + _stop.Finish());
        if (_text.Length > 0 && keepsText)
        {
            var part = new ReasonedPart(_parts.Count, _text.ToString(), null);
            _parts.Add(part);
            observer?.OnTextPart(part.Index, part.Text!);
        }

        _text.Clear();
        _blank.Clear();
        _run.Clear();
        _detokenizer = new TextDetokenizer(tokenizer);
        _stop = new StopText(stopTexts);
    }

    public void AddGroup(SignalGroup group)
    {
        _parts.Add(new ReasonedPart(_parts.Count, null, group));
        observer?.OnGroup(group);
    }

    private bool EndsWith(int[] stop) =>
        _run.Count >= stop.Length && System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_run)[^stop.Length..].SequenceEqual(stop);

    private void Release(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        // White space waits for a word: alone it makes no part.
        if (_text.Length == 0 && string.IsNullOrWhiteSpace(text))
        {
            _blank.Append(text);
            return;
        }

        string delta = _blank.ToString() + text;
        _blank.Clear();
        _text.Append(delta);
        if (keepsText)
        {
            observer?.OnText(_parts.Count, delta);
        }
    }
}
