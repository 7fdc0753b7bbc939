using System.Text;

namespace NextGpt.Training.World.Language;

/// <summary>Judges the text of a reply.</summary>
public static class AnswerJudge
{
    /// <summary>
    /// Whether a reply says what was expected: as many sentences as expected, in order, each with all that is required
    /// and nothing that is forbidden. The canonical reply is always accepted.
    /// </summary>
    /// <param name="expectation">What is expected.</param>
    /// <param name="reply">The reply's text without media.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool Accepts(Expectation expectation, string reply)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(reply);
        if (Normalize(reply) == Normalize(expectation.Canonical))
        {
            return true;
        }

        var sentences = reply.Split(['.', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Normalize).Where(text => text.Length > 2).ToList();
        if (sentences.Count != expectation.Sentences.Count)
        {
            return false;
        }

        for (var i = 0; i < sentences.Count; i++)
        {
            var expected = expectation.Sentences[i];
            var sentence = sentences[i];
            if (!expected.Required.All(phrase => sentence.Contains(Normalize(phrase), StringComparison.Ordinal))
                || expected.Forbidden.Any(phrase => sentence.Contains(Normalize(phrase), StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Words in lower case, each between single blanks, so that a whole phrase is found as a substring.</summary>
    private static string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                builder.Append(char.ToLowerInvariant(character));
            }
            else if (character != '\'' && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        if (builder[^1] != ' ')
        {
            builder.Append(' ');
        }

        return builder.ToString();
    }
}
