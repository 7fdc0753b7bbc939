using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>The tests that share one Azurite; each uses containers of its own.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It names a collection of xunit.")]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Azurite";
}
