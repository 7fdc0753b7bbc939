using NextGpt.Model.Bundles;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Model.Tests.Reasoning;

public sealed class OnnxLanguageModelTests
{
    private static readonly int[] Ids = [300, 302, 257, 13, 261, 305, 303, 99, 306, 307, 17, 4];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Append_OneByOneAndInRuns_GivesWhatTheWholeSequenceGives(bool fused)
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"], fused);
        Bundle bundle = Bundle.Load(folder["bundle"]);
        GraphRuntime runtime = new(new RuntimeOptions());
        using SessionPool pool = new(bundle, (file, contract) => runtime.Open(file, bundle.PathOf(file), contract), 0, runtime);
        var model = new OnnxLanguageModel(bundle, pool);
        using ILanguageModelSequence cached = await model.BeginAsync(CancellationToken.None);
        int read = 0;
        foreach (int run in new[] { 4, 1, 1, 1, 3, 1, 1 })
        {
            cached.Append(Ids.AsSpan(read, run), CancellationToken.None);
            read += run;

            using ILanguageModelSequence whole = await model.BeginAsync(CancellationToken.None);
            var embeddings = new float[read * model.HiddenSize];
            whole.Embed(Ids.AsSpan(0, read), embeddings, CancellationToken.None);
            whole.Append(embeddings, CancellationToken.None);

            Assert.Equal(read, cached.Length);
            AssertNear(whole.Logits, cached.Logits, 1e-4f);
            AssertNear(whole.HiddenStates[^cached.HiddenStates.Length..], cached.HiddenStates, 1e-4f);
            AssertNear(embeddings.AsSpan(^cached.Embeddings.Length..), cached.Embeddings, 0);
        }
    }

    [Fact]
    public async Task Append_BeyondTheContext_SaysSo()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"]);
        Bundle bundle = Bundle.Load(folder["bundle"]);
        GraphRuntime runtime = new(new RuntimeOptions());
        using SessionPool pool = new(bundle, (file, contract) => runtime.Open(file, bundle.PathOf(file), contract), 0, runtime);
        using ILanguageModelSequence sequence = await new OnnxLanguageModel(bundle, pool).BeginAsync(CancellationToken.None);
        sequence.Append(new int[127], CancellationToken.None);
        sequence.Append([1], CancellationToken.None);

        Assert.Contains("at most 128", Assert.Throws<InvalidOperationException>(() => sequence.Append([1], CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_PoolBeforeTheSequence_LetsTheSequenceFinish()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"]);
        Bundle bundle = Bundle.Load(folder["bundle"]);
        GraphRuntime runtime = new(new RuntimeOptions());
        SessionPool pool = new(bundle, (file, contract) => runtime.Open(file, bundle.PathOf(file), contract), 0, runtime);
        ILanguageModelSequence sequence = await new OnnxLanguageModel(bundle, pool).BeginAsync(CancellationToken.None);
        sequence.Append([300, 257], CancellationToken.None);

        pool.Dispose();
        sequence.Append([258], CancellationToken.None);
        Assert.Equal(2, pool.Statistics.Resident);
        sequence.Dispose();

        Assert.Equal(0, pool.Statistics.Resident);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => new OnnxLanguageModel(bundle, pool).BeginAsync(CancellationToken.None));
    }

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= tolerance, $"value {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
