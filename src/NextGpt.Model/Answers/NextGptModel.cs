using System.Runtime.CompilerServices;
using NextGpt.Contracts;
using NextGpt.Model.Bundles;
using NextGpt.Model.Decoding;
using NextGpt.Model.Encoders;
using NextGpt.Model.Prompts;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Answers;

/// <summary>
/// A loaded model. <see cref="AnswerAsync"/> does all; <see cref="EncodeAsync"/>, <see cref="ReasonAsync"/> and <see cref="DecodeAsync"/>
/// are its stages, whose results can be written down and taken up by another process with the same bundle. Graphs are opened on first
/// need. Calls may overlap; whether they should is the caller's choice, as all of them share the machine.
/// </summary>
public sealed class NextGptModel : IDisposable
{
    private readonly TimeProvider _time;
    private readonly MediaEncoder _encoder;
    private readonly MediaDecoder _decoder;
    private readonly Reasoner _reasoner;

    // Never disposed: it has no handle of its own, and work in progress gives its place back after the model is gone.
    private readonly SemaphoreSlim _decoders;
    private readonly ConditionalWeakTable<MediaContent, EncodedMedia> _encoded = [];

    private NextGptModel(Bundle bundle, ModelOptions options, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ParallelDecoders, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Runtime.MemoryBudgetBytes);
        Bundle = bundle;
        _time = time;
        Tokenizer = TextTokenizer.Load(bundle);
        Prompts = PromptBuilder.For(bundle.Manifest, Tokenizer);

        // More threads than cores would only take them from each other; a small graph gains nothing from a second one.
        int threads = options.Runtime.Threads == 0 ? Math.Max(1, Environment.ProcessorCount / options.ParallelDecoders) : options.Runtime.Threads;
        var runtime = new GraphRuntime(options.Runtime with { Threads = threads });
        Pool = new SessionPool(bundle, (file, contract) => runtime.Open(file, bundle.PathOf(file), contract), options.Runtime.MemoryBudgetBytes, runtime);
        _encoder = new MediaEncoder(bundle, Pool);
        _decoder = new MediaDecoder(bundle, Pool, time);
        _reasoner = new Reasoner(new OnnxLanguageModel(bundle, Pool), SignalVocabulary.For(bundle.Manifest, Tokenizer, Prompts), Tokenizer);
        _decoders = new SemaphoreSlim(options.ParallelDecoders);
    }

    /// <summary>Gets the bundle.</summary>
    public Bundle Bundle { get; }

    /// <summary>Gets the bundle's tokenizer.</summary>
    public ITextTokenizer Tokenizer { get; }

    /// <summary>Gets the layout of prompts.</summary>
    public PromptBuilder Prompts { get; }

    /// <summary>Gets what the graphs have come to.</summary>
    public SessionStatistics Sessions => Pool.Statistics;

    internal SessionPool Pool { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="path">The bundle's folder or its bundle.json.</param>
    /// <param name="options">How; null is the defaults.</param>
    /// <param name="time">The clock of the timings; null is the system's.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <exception cref="BundleException">The bundle is damaged or of another version.</exception>
    /// <exception cref="ProviderUnavailableException">The execution provider cannot run here.</exception>
    public static NextGptModel Load(string path, ModelOptions? options = null, TimeProvider? time = null)
    {
        options ??= new ModelOptions();
        return Load(Bundle.Load(path, options.Verification), options, time);
    }

    /// <summary>Makes a model of a bundle that was read before.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="options">How; null is the defaults.</param>
    /// <param name="time">The clock of the timings; null is the system's.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <exception cref="BundleException">The bundle's tokenizer is damaged.</exception>
    /// <exception cref="ProviderUnavailableException">The execution provider cannot run here.</exception>
    public static NextGptModel Load(Bundle bundle, ModelOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new NextGptModel(bundle, options ?? new ModelOptions(), time ?? TimeProvider.System);
    }

    /// <summary>Encodes a medium.</summary>
    /// <param name="content">The medium.</param>
    /// <param name="cancellationToken">Ends the work within one graph.</param>
    /// <returns>Its positions of a prompt.</returns>
    /// <exception cref="ArgumentException">The model takes no such medium.</exception>
    public async Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (_encoded.TryGetValue(content, out EncodedMedia? known))
        {
            return known;
        }

        EncodedMedia encoded = await Task.Run(() => _encoder.EncodeAsync(content, cancellationToken), cancellationToken).ConfigureAwait(false);
        _encoded.AddOrUpdate(content, encoded);
        return encoded;
    }

    /// <summary>Lets the language model answer; media that are not encoded yet are encoded first.</summary>
    /// <param name="request">The conversation and how to answer.</param>
    /// <param name="observer">Hears tokens, text and closed groups, or null.</param>
    /// <param name="cancellationToken">Ends the work within one token.</param>
    /// <returns>Text and groups in order.</returns>
    /// <exception cref="ArgumentException">The request contradicts itself or the model.</exception>
    /// <exception cref="PromptTooLongException">The last turn does not fit the context.</exception>
    public async Task<ReasonOutcome> ReasonAsync(ReasonRequest request, IReasoningObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        int context = Bundle.Manifest.LanguageModel.ContextLength;
        int reserved = request.MaxTokens ?? Math.Min(ReasonRequest.DefaultMaxTokens, context / 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(reserved, 1);
        var layout = new ConversationLayout(modality => _encoder.ManifestOf(modality).Tokens);
        Prompt prompt = Prompts.Build(layout.Turns(request.Turns), reserved);
        int maxTokens = request.MaxTokens ?? Math.Min(ReasonRequest.DefaultMaxTokens, context - prompt.Length);
        EncodedMedia[] media = await EncodeAllAsync(layout, prompt, observer as IAnswerObserver, cancellationToken).ConfigureAwait(false);
        var reasoning = new ReasoningRequest(prompt, media, maxTokens, request.Sampling, request.Rules) { Stop = request.Stop };
        ReasoningResult result = await Task.Run(() => _reasoner.RunAsync(reasoning, observer, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new ReasonOutcome(result, prompt.DroppedTurns);
    }

    /// <summary>Makes the medium that a group asks for.</summary>
    /// <param name="group">The group.</param>
    /// <param name="options">How; null is the decoder's defaults and seed 0.</param>
    /// <param name="progress">Hears the steps done and the steps there are, after each; or null.</param>
    /// <param name="cancellationToken">Ends the work within one denoising step.</param>
    /// <returns>The medium.</returns>
    /// <exception cref="ArgumentException">The group or the options do not fit the model.</exception>
    public async Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions? options = null, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        await _decoders.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => _decoder.DecodeAsync(group, options ?? new DecodeOptions(), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _decoders.Release();
        }
    }

    /// <summary>Answers a question. Decoders start as soon as their group closes, while the text goes on.</summary>
    /// <param name="request">The question.</param>
    /// <param name="observer">Hears the answer while it is made, or null.</param>
    /// <param name="cancellationToken">Ends the work within one token and one denoising step.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The request contradicts itself or the model.</exception>
    /// <exception cref="PromptTooLongException">The last turn does not fit the context.</exception>
    public Task<Answer> AnswerAsync(AnswerRequest request, IAnswerObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new AnswerRun(this, request, observer, _time).RunAsync(cancellationToken);
    }

    /// <summary>Closes every graph as soon as nothing uses it any more.</summary>
    public void Dispose() => Pool.Dispose();

    private async Task<EncodedMedia[]> EncodeAllAsync(ConversationLayout layout, Prompt prompt, IAnswerObserver? observer, CancellationToken cancellationToken)
    {
        // Media of dropped turns are not needed; their places stay empty.
        var media = new EncodedMedia[layout.Media.Count];
        Array.Fill(media, new EncodedMedia(Modality.Image, 1, []));
        int[] used = [.. prompt.Segments.OfType<MediaSegment>().Select(s => s.Medium)];
        int done = 0;
        foreach (int index in used)
        {
            TurnPart part = layout.Media[index];
            media[index] = part.Encoded ?? await EncodeAsync(part.Media!, cancellationToken).ConfigureAwait(false);
            observer?.OnEncoded(++done, used.Length);
        }

        return media;
    }
}
