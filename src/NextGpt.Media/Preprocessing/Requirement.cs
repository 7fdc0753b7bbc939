namespace NextGpt.Media.Preprocessing;

/// <summary>One wording for constants out of range.</summary>
internal static class Requirement
{
    public static void Holds(bool condition, string name, object? actual, string expected)
    {
        if (!condition)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {actual}; expected {expected}."));
        }
    }
}
