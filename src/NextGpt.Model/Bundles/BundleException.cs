namespace NextGpt.Model.Bundles;

/// <summary>A bundle cannot be used. The message is one line: the thing, what was expected, what was found.</summary>
public sealed class BundleException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="thing">What is wrong: a file, a field, a graph's input.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public BundleException(string thing, string expected, string actual, Exception? inner = null)
        : base($"{thing}: expected {expected}, found {actual}.", inner)
    {
        Thing = thing;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>Gets what is wrong.</summary>
    public string Thing { get; }

    /// <summary>Gets what it should be.</summary>
    public string Expected { get; }

    /// <summary>Gets what it is.</summary>
    public string Actual { get; }
}
