namespace NextGpt.Training.Tests;

/// <summary>Tests that call libtorch in this process: alone, so that no other test's garbage is collected in the middle of a native call.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LibtorchAlone
{
    public const string Name = "libtorch";
}
