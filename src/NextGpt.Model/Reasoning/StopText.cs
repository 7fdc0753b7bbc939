using System.Text;

namespace NextGpt.Model.Reasoning;

/// <summary>Finds stop sequences in text that comes in pieces, and holds back what might become one.</summary>
internal sealed class StopText(IReadOnlyList<string> stops)
{
    private readonly StringBuilder _held = new();

    /// <summary>Takes the next piece.</summary>
    /// <param name="piece">Any text.</param>
    /// <param name="released">The text that is certain now: all before a stop sequence, or all that cannot be the beginning of one.</param>
    /// <returns>Whether a stop sequence is complete; it and what follows are gone.</returns>
    public bool Push(string piece, out string released)
    {
        string text = _held.Append(piece).ToString();
        _held.Clear();
        int end = -1;
        foreach (string stop in stops)
        {
            int at = text.IndexOf(stop, StringComparison.Ordinal);
            end = at >= 0 && (end < 0 || at < end) ? at : end;
        }

        if (end >= 0)
        {
            released = text[..end];
            return true;
        }

        int certain = text.Length - stops.Select(s => Overlap(text, s)).DefaultIfEmpty(0).Max();
        _held.Append(text, certain, text.Length - certain);
        released = text[..certain];
        return false;
    }

    /// <summary>Ends the text: what was held back was no stop sequence.</summary>
    public string Finish()
    {
        string held = _held.ToString();
        _held.Clear();
        return held;
    }

    /// <summary>The longest end of the text that is a beginning of the stop sequence.</summary>
    private static int Overlap(string text, string stop)
    {
        for (int length = Math.Min(text.Length, stop.Length - 1); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length)))
            {
                return length;
            }
        }

        return 0;
    }
}
