using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NextGpt.Api.Problems;

/// <summary>Values of strangers, as errors show them: short, and without what would act on a terminal.</summary>
internal static class Shown
{
    private const int Longest = 80;

    [return: NotNullIfNotNull(nameof(value))]
    public static string? Of(string? value)
    {
        if (value is null)
        {
            return null;
        }

        string cut = value.Length <= Longest ? value : string.Concat(value.AsSpan(0, Longest), "…");
        return $"'{string.Concat(cut.Select(c => IsPlain(c) ? c : '\uFFFD'))}'";
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
