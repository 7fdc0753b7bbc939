using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;
using NextGpt.Model.Sessions;
using NextGpt.Nano;

namespace NextGpt.Cli.Asking;

/// <summary>Asks a model and writes its answer to disk.</summary>
internal sealed class Asker : IDisposable
{
    private readonly CliHost _host;
    private readonly AskSettings _settings;
    private readonly AskProgress _progress;

    private Asker(CliHost host, AskSettings settings, NextGptModel model)
    {
        (_host, _settings, Model) = (host, settings, model);
        _progress = AskProgress.For(host, settings.Json);
    }

    public NextGptModel Model { get; }

    /// <summary>Loads the model of the settings.</summary>
    public static async Task<Asker> LoadAsync(CliHost host, AskSettings settings) =>
        new(host, settings, await Task.Run(() => LoadModel(host, settings.Bundle, settings.Device)));

    /// <summary>Loads a bundle, or the shipped one.</summary>
    /// <exception cref="Model.Bundles.BundleException">The bundle is damaged.</exception>
    /// <exception cref="UsageException">There is no shipped bundle.</exception>
    public static NextGptModel LoadModel(CliHost host, string? bundle, ExecutionProvider device) =>
        NextGptModel.Load(BundlePath(host, bundle), new ModelOptions { Runtime = new RuntimeOptions { Provider = device } }, host.Time);

    public static string BundlePath(CliHost host, string? bundle)
    {
        if (bundle is not null)
        {
            return host.PathOf(bundle);
        }

        try
        {
            return NanoBundle.Locate();
        }
        catch (FileNotFoundException error)
        {
            throw new UsageException(error.Message, error);
        }
    }

    /// <summary>Answers one turn, writes the answer and shows it.</summary>
    /// <param name="history">The turns before.</param>
    /// <param name="text">What is said.</param>
    /// <param name="media">What is given with it.</param>
    /// <param name="folder">Where the answer goes.</param>
    /// <param name="conversation">The dialogue's id, or null.</param>
    /// <param name="seed">The seed of this turn.</param>
    /// <param name="cancellationToken">Stops the work; then nothing is written.</param>
    /// <returns>The turn with its answer.</returns>
    /// <exception cref="UsageException">The request contradicts itself or the model.</exception>
    public async Task<ConversationTurn> AskAsync(
        IReadOnlyList<ConversationTurn> history, string text, IReadOnlyList<MediaContent> media, string folder, string? conversation, long seed, CancellationToken cancellationToken)
    {
        var turn = new ConversationTurn([.. media.Select(TurnPart.Of), .. text.Length == 0 ? Array.Empty<TurnPart>() : [TurnPart.Of(text)]]);
        var request = new AnswerRequest
        {
            Turns = [.. history, turn],
            Rules = _settings.Rules,
            Seed = seed,
            MaxTokens = _settings.MaxTokens,
            Temperature = _settings.Temperature,
            TopP = _settings.TopP,
            Steps = _settings.Steps,
            Guidance = _settings.Guidance,
        };
        DateTimeOffset started = _host.Time.GetUtcNow();
        (Answer answer, IReadOnlyList<AnswerFile> files) = await _progress.ShowAsync(() => AnswerAsync(request, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();

        // From here on all is written: it takes no time worth stopping.
        Job job = JobDocument.Of(_host, answer, Model.Bundle.Manifest.Name, conversation, seed, started, files);
        AnswerFolder.Write(folder, job, files);
        if (_settings.Json)
        {
            _host.Out.WriteLine(JobJson.Serialize(JobDocument.SeenFrom(job, name => _host.Show(Path.Combine(folder, name)))));
        }
        else
        {
            AnswerPrinter.Print(_host, job, folder);
        }

        return answer.After(turn);
    }

    public void Dispose() => Model.Dispose();

    private async Task<(Answer Answer, IReadOnlyList<AnswerFile> Files)> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var files = new AnswerFiles(_host, stop.Token);
        try
        {
            Answer answer = await Model.AnswerAsync(request, new AskObserver(_progress, files), cancellationToken);
            return (answer, await files.CompleteAsync());
        }
        catch (ArgumentException error)
        {
            throw new UsageException(Failures.Line(error), error);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }
}
