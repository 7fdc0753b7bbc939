using System.CommandLine.Parsing;
using NextGpt.Contracts;

namespace NextGpt.Cli.Commands;

/// <summary>Reads lists of kinds: <c>text,image</c>, or the option repeated.</summary>
internal static class KindList
{
    private static readonly Dictionary<string, Modality> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = Modality.Text,
        ["image"] = Modality.Image,
        ["picture"] = Modality.Image,
        ["audio"] = Modality.Audio,
        ["sound"] = Modality.Audio,
        ["video"] = Modality.Video,
    };

    public static Modality[] Parse(ArgumentResult result)
    {
        try
        {
            return Parse(string.Join(',', result.Tokens.Select(t => t.Value)));
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
            return [];
        }
    }

    /// <exception cref="FormatException">A name is not known.</exception>
    public static Modality[] Parse(string list)
    {
        string[] names = list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length == 0
            ? throw new FormatException("no kind is named; expected some of text, image, audio, video, with commas between them")
            : [.. names.Select(One).Distinct()];
    }

    private static Modality One(string name) => s_names.TryGetValue(name, out Modality modality)
        ? modality
        : throw new FormatException($"'{name}' is no kind of content; expected some of text, image, audio, video, with commas between them");
}
