namespace NextGpt.EndToEnd.Support;

/// <summary>The tests of one service and one browser, one after another: both are heavy.</summary>
[CollectionDefinition(Name)]
public sealed class OneService : ICollectionFixture<Service>, ICollectionFixture<Browser>
{
    public const string Name = "service";
}
