using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Model.Reasoning;

namespace NextGpt.Pipeline.Models;

/// <summary>The one model of this process. It is loaded when it is first needed, and once.</summary>
/// <param name="bundle">Its bundle.</param>
/// <param name="options">How it is run.</param>
/// <param name="time">The clock of its timings.</param>
public sealed class LocalModel(Bundle bundle, ModelOptions options, TimeProvider time) : IModelSource, IDisposable
{
    private readonly Lazy<Task<NextGptModel>> _model = new(() => Task.Run(() => NextGptModel.Load(bundle, options, time)));

    /// <summary>Gets a value indicating whether the model has answered.</summary>
    public bool HasAnswered { get; private set; }

    /// <inheritdoc/>
    public async Task<IModelStages> GetAsync(string bundleDigest, CancellationToken cancellationToken) =>
        await new LoadedModel(await _model.Value.WaitAsync(cancellationToken)).GetAsync(bundleDigest, cancellationToken);

    /// <summary>Lets the model answer in a few words, so that the first asker does not wait for its graphs.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it has answered.</returns>
    public async Task WarmUpAsync(CancellationToken cancellationToken = default)
    {
        NextGptModel model = await _model.Value.WaitAsync(cancellationToken);
        var request = new AnswerRequest
        {
            Turns = [new ConversationTurn([TurnPart.Of("hello")])],
            Rules = new ModalityRules { Exactly = [Modality.Text] },
            MaxTokens = 8,
        };
        await model.AnswerAsync(request, null, cancellationToken);
        HasAnswered = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_model is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            _model.Value.Result.Dispose();
        }
    }
}
