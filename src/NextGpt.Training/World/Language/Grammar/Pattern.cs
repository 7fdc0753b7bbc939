using System.Text;

namespace NextGpt.Training.World.Language.Grammar;

/// <summary>
/// Many wordings in one line: <c>(please |)draw {np}</c>. Round brackets hold alternatives (an empty one makes the rest optional),
/// braces a slot. Expanding gives a skeleton, a wording whose slots are still open.
/// </summary>
internal sealed class Pattern
{
    private readonly List<List<Node>> _alternatives;

    private Pattern(List<List<Node>> alternatives) => _alternatives = alternatives;

    public static Pattern Parse(string source)
    {
        var position = 0;
        var pattern = new Pattern(ParseAlternatives(source, ref position, false));
        return position == source.Length ? pattern : throw new FormatException($"Pattern '{source}' has a ')' without '(' at {position}.");
    }

    /// <summary>One wording by chance.</summary>
    public string Expand(Random random)
    {
        var builder = new StringBuilder();
        Expand(_alternatives, random, builder);
        return builder.ToString();
    }

    /// <summary>Every wording.</summary>
    public IEnumerable<string> Enumerate() => Enumerate(_alternatives);

    /// <summary>Fills the slots of a skeleton.</summary>
    public static string Fill(string skeleton, ReadOnlySpan<(string Name, string Value)> slots)
    {
        var builder = new StringBuilder(skeleton.Length + 32);
        var position = 0;
        while (position < skeleton.Length)
        {
            var open = skeleton.IndexOf('{', position);
            if (open < 0)
            {
                builder.Append(skeleton, position, skeleton.Length - position);
                break;
            }

            builder.Append(skeleton, position, open - position);
            var close = skeleton.IndexOf('}', open);
            builder.Append(ValueOf(skeleton[(open + 1)..close], slots, skeleton));
            position = close + 1;
        }

        return builder.ToString();
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> slots, string skeleton)
    {
        foreach (var slot in slots)
        {
            if (slot.Name == name)
            {
                return slot.Value;
            }
        }

        throw new KeyNotFoundException($"Slot '{name}' of phrasing '{skeleton}' has no value.");
    }

    private static List<List<Node>> ParseAlternatives(string source, ref int position, bool nested)
    {
        var alternatives = new List<List<Node>>();
        var current = new List<Node>();
        var text = new StringBuilder();
        for (; position < source.Length; position++)
        {
            var character = source[position];
            if (character == '(')
            {
                Flush();
                position++;
                current.Add(new Node(null, ParseAlternatives(source, ref position, true)));
            }
            else if (character == '|')
            {
                Flush();
                alternatives.Add(current);
                current = [];
            }
            else if (character == ')')
            {
                break;
            }
            else
            {
                text.Append(character);
            }
        }

        if (nested && position == source.Length)
        {
            throw new FormatException($"Pattern '{source}' has a '(' without ')'.");
        }

        Flush();
        alternatives.Add(current);
        return alternatives;

        void Flush()
        {
            if (text.Length > 0)
            {
                current.Add(new Node(text.ToString(), null));
                text.Clear();
            }
        }
    }

    private static void Expand(List<List<Node>> alternatives, Random random, StringBuilder builder)
    {
        foreach (var node in alternatives[alternatives.Count == 1 ? 0 : random.Next(alternatives.Count)])
        {
            if (node.Text is { } text)
            {
                builder.Append(text);
            }
            else
            {
                Expand(node.Choices!, random, builder);
            }
        }
    }

    private static IEnumerable<string> Enumerate(List<List<Node>> alternatives) => alternatives.SelectMany(sequence =>
        sequence.Aggregate<Node, IEnumerable<string>>([""], (heads, node) =>
            node.Text is { } text ? heads.Select(head => head + text) : heads.SelectMany(head => Enumerate(node.Choices!).Select(tail => head + tail))));

    private sealed record Node(string? Text, List<List<Node>>? Choices);
}
