using NextGpt.Model.Answers;

namespace NextGpt.Model.Tests.Support;

/// <summary>A tiny bundle and a model of it, made once for the tests of a class.</summary>
public sealed class TinyModelFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyModelFixture()
    {
        BundlePath = _folder["bundle"];
        TinyBundle.Write(BundlePath);
        Model = NextGptModel.Load(BundlePath);
    }

    public string BundlePath { get; }

    public NextGptModel Model { get; }

    public void Dispose()
    {
        Model.Dispose();
        _folder.Dispose();
    }
}
