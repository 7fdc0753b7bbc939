using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Decoding;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Model.Tests.Answers;

public sealed class NextGptModelTests(TinyModelFixture fixture) : IClassFixture<TinyModelFixture>
{
    private static readonly Modality[] All = [Modality.Text, Modality.Image, Modality.Audio, Modality.Video];

    [Fact]
    public async Task Answer_AllFourKinds_HasThemWithTheSizesOfTheManifest()
    {
        var log = new Log();

        Answer answer = await fixture.Model.AnswerAsync(Ask("a red cat"), log);

        Assert.Equal(All.Order(), answer.Parts.Select(p => p.Modality).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, answer.Parts.Count), answer.Parts.Select(p => p.Index));
        MediaContent image = Media(answer, Modality.Image);
        MediaContent sound = Media(answer, Modality.Audio);
        MediaContent video = Media(answer, Modality.Video);
        Assert.Equal((16, 16), (image.Image!.Width, image.Image.Height));
        Assert.Equal((16000, 1000, 1), (sound.Sound!.SampleRate, sound.Sound.Length, sound.Sound.Channels.Length));
        Assert.Equal((3, 4.0, 16, 16), (video.Video!.Frames.Count, video.Video.FramesPerSecond, video.Video.Frames[0].Width, video.Video.Frames[0].Height));
        Assert.Equal(answer.Text, string.Concat(log.Deltas));
        Assert.Equal(answer.Parts.OrderBy(p => p.Index), log.Parts.OrderBy(p => p.Index));
        Assert.Equal(answer.Parts.Count(p => p.Media is not null) * 4, log.Steps);
        Assert.Equal(log.Steps, answer.Usage.DenoisingSteps);
        Assert.Equal(fixture.Model.Bundle.Digest, answer.BundleDigest);
    }

    [Fact]
    public async Task Answer_SameSeed_GivesTheSameBytesAndAnotherSeedOthers()
    {
        Answer first = await fixture.Model.AnswerAsync(Ask("a red cat"));
        Answer second = await fixture.Model.AnswerAsync(Ask("a red cat"));
        Answer other = await fixture.Model.AnswerAsync(Ask("a red cat") with { Seed = 8 });

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Text, other.Text);
        foreach (Modality modality in All[1..])
        {
            Assert.Equal(TinyMedia.Bytes(Media(first, modality)), TinyMedia.Bytes(Media(second, modality)));
            Assert.NotEqual(TinyMedia.Bytes(Media(first, modality)), TinyMedia.Bytes(Media(other, modality)));
        }
    }

    [Fact]
    public async Task Answer_Temperature_DrawsTextBySeed()
    {
        AnswerRequest request = Ask("a red cat") with { Temperature = 1, Rules = new ModalityRules { Exactly = [Modality.Text] } };

        string[] texts = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async s => (await fixture.Model.AnswerAsync(request with { Seed = s / 2 })).Text))];

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[2], texts[3]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public async Task Answer_MediaIn_ChangeTheAnswer()
    {
        AnswerRequest request = Ask("a red cat") with { Temperature = 1 };
        async Task<string> text(params TurnPart[] media) => (await fixture.Model.AnswerAsync(request with { Turns = [new ConversationTurn([.. media, TurnPart.Of("cat")])] })).Text;

        string[] texts =
        [
            await text(), await text(TurnPart.Of(TinyMedia.Image())), await text(TurnPart.Of(TinyMedia.Image(99))), await text(TurnPart.Of(TinyMedia.Sound())),
            await text(TurnPart.Of(TinyMedia.Video())), await text(TurnPart.Of(TinyMedia.Image()), TurnPart.Of(TinyMedia.Sound()), TurnPart.Of(TinyMedia.Video())),
        ];

        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public async Task Answer_MadeMediaOfAnEarlierTurn_AreRead()
    {
        ConversationTurn question = Ask("cat").Turns[0];
        Answer first = await fixture.Model.AnswerAsync(Ask("cat") with { MaxTokens = 12 });

        Answer second = await fixture.Model.AnswerAsync(Ask("red") with { Turns = [first.After(question), Ask("red").Turns[0]], MaxTokens = 12 });

        int media = first.Parts.Count(p => p.Media is not null);
        Assert.True(media >= 3);
        Assert.DoesNotContain(second.Warnings, w => w.Code == AnswerWarning.TurnsDropped);

        // Each made medium takes three positions and two markers.
        Assert.True(second.Usage.PromptTokens >= first.Usage.PromptTokens + (5 * media));
    }

    [Fact]
    public async Task Answer_ContextFull_DropsTheOldestTurnAndSaysSo()
    {
        ConversationTurn old = new([TurnPart.Of(new string('x', 60))], [TurnPart.Of("cat")]);

        Answer answer = await fixture.Model.AnswerAsync(Ask("cat") with { Turns = [old, old, Ask("cat").Turns[0]], MaxTokens = 40 });

        Assert.Contains(answer.Warnings, w => w.Code == AnswerWarning.TurnsDropped && w.Message.Contains("1 oldest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stages_InAnotherProcess_GiveTheSameBytes()
    {
        AnswerRequest request = Ask("a red cat") with { Turns = [new ConversationTurn([TurnPart.Of(TinyMedia.Image()), TurnPart.Of("cat")])] };
        Answer whole = await fixture.Model.AnswerAsync(request);

        using NextGptModel other = NextGptModel.Load(fixture.BundlePath);
        EncodedMedia encoded = Through(await fixture.Model.EncodeAsync(TinyMedia.Image()), (m, s) => m.Write(s), EncodedMedia.Read);
        ReasonOutcome outcome = await other.ReasonAsync(new ReasonRequest
        {
            Turns = [new ConversationTurn([TurnPart.Of(encoded), TurnPart.Of("cat")])],
            MaxTokens = request.MaxTokens,
            Rules = request.Rules,
            Sampling = new SamplingOptions { Seed = request.Seed },
        });

        Assert.Equal(whole.Parts.Select(p => (p.Index, p.Modality)), outcome.Result.Parts.Select(p => (p.Index, p.Group?.Modality ?? Modality.Text)));
        foreach (SignalGroup group in outcome.Result.Parts.Select(p => p.Group).OfType<SignalGroup>())
        {
            AnswerPart expected = whole.Parts[group.Part];
            DecodedMedia made = await other.DecodeAsync(Through(group, (g, s) => g.Write(s), SignalGroup.Read), new DecodeOptions { Seed = expected.Media!.Settings.Seed });
            Assert.Equal(TinyMedia.Bytes(expected.Media.Content), TinyMedia.Bytes(made.Content));
            Assert.Equal(expected.Media.Condition, made.Condition);
        }
    }

    [Fact]
    public async Task Answer_Often_OpensEachGraphOnce()
    {
        using NextGptModel model = NextGptModel.Load(fixture.BundlePath);
        await Task.WhenAll(model.AnswerAsync(Ask("cat")), model.AnswerAsync(Ask("red")));
        await model.AnswerAsync(Ask("red cat"));

        // Two of the language model, three each of projectors and denoisers, two latent decoders, one vocoder.
        Assert.Equal((11, 0, 11), (model.Sessions.Opened, model.Sessions.Evicted, model.Sessions.Resident));
    }

    [Fact]
    public async Task Answer_SmallBudget_EvictsAndGivesTheSameBytes()
    {
        Answer expected = await fixture.Model.AnswerAsync(Ask("a red cat"));
        BundleManifest manifest = fixture.Model.Bundle.Manifest;
        long always = manifest.Files[manifest.LanguageModel.File].Bytes + manifest.Files[manifest.LanguageModel.EmbeddingFile].Bytes;
        long largest = manifest.Decoders.Max(d => manifest.Files[d.DenoiserFile].Bytes);
        using NextGptModel model = NextGptModel.Load(
            fixture.BundlePath, new ModelOptions { Runtime = new RuntimeOptions { MemoryBudgetBytes = always + largest + 1000 }, ParallelDecoders = 3 });

        Answer answer = await model.AnswerAsync(Ask("a red cat"));

        Assert.True(model.Sessions.Evicted > 0);
        Assert.InRange(model.Sessions.ResidentBytes, 1, always + largest + 1000);
        Assert.All(All[1..], m => Assert.Equal(TinyMedia.Bytes(Media(expected, m)), TinyMedia.Bytes(Media(answer, m))));
    }

    [Fact]
    public async Task Answer_CanceledWhileDenoising_EndsWithinOneStep()
    {
        using var source = new CancellationTokenSource();
        var log = new Log { Step = () => source.Cancel() };
        AnswerRequest request = Ask("cat") with { Steps = 500, Rules = new ModalityRules { Exactly = [Modality.Image] } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Model.AnswerAsync(request, log, source.Token));

        Assert.Equal(1, log.Steps);
    }

    [Fact]
    public async Task Decode_StepsGuidanceAndDecoder_AreTheRequests()
    {
        SignalGroup group = await GroupAsync();

        DecodedMedia made = await fixture.Model.DecodeAsync(group, new DecodeOptions { Seed = 3, Steps = 7, Guidance = 1, DecoderId = "image" });

        Assert.Equal(("image", 3, 7, 1f), (made.DecoderId, made.Settings.Seed, made.Settings.Steps, made.Settings.Guidance));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Model.DecodeAsync(group, new DecodeOptions { DecoderId = "none" }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Model.DecodeAsync(group, new DecodeOptions { Steps = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Model.DecodeAsync(group, new DecodeOptions { Guidance = -1 }));
    }

    [Fact]
    public async Task Dispose_WhileDecoding_LetsTheGraphsInUseFinish()
    {
        NextGptModel model = NextGptModel.Load(fixture.BundlePath);
        SignalGroup group = await GroupAsync();
        var started = new TaskCompletionSource();
        using var disposed = new ManualResetEventSlim();
        Task<DecodedMedia> work = model.DecodeAsync(group, new DecodeOptions { Steps = 3 }, (_, _) =>
        {
            started.TrySetResult();
            disposed.Wait();
        });
        await started.Task;

        model.Dispose();
        model.Dispose();
        disposed.Set();

        // The denoiser in use ran to its end; the next graph can no longer be opened.
        await Assert.ThrowsAsync<ObjectDisposedException>(() => work);
        Assert.Equal(0, model.Sessions.Resident);
    }

    [Theory]
    [InlineData("< > ### [IMG0] </Img>")]
    [InlineData("[IMG0][IMG1]</s><s><user>")]
    public async Task Answer_TypedMarkers_AreOnlyText(string text)
    {
        Answer answer = await fixture.Model.AnswerAsync(Ask(text) with { Rules = new ModalityRules { Forbidden = All[1..] } });

        Assert.All(answer.Parts, p => Assert.Equal(Modality.Text, p.Modality));
    }

    [Fact]
    public async Task Encode_NoSuchEncoder_SaysWhatThereIs()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"], change: m => m with { Encoders = m.Encoders.Where(e => e.Key == Modality.Image).ToDictionary() });
        using NextGptModel model = NextGptModel.Load(folder["bundle"]);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => model.EncodeAsync(TinyMedia.Sound()));

        Assert.Contains("takes no audio; it takes [Image]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_GraphOfAnotherPart_NamesInputAndGraph()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"], change: m => m with { Decoders = [m.Decoders[0] with { DenoiserFile = "vocoder.onnx" }, .. m.Decoders.Skip(1)] });
        using NextGptModel model = NextGptModel.Load(folder["bundle"]);

        BundleException error = await Assert.ThrowsAsync<BundleException>(async () => await model.DecodeAsync(await GroupAsync()));

        Assert.Equal("Graph 'vocoder.onnx': expected an input 'sample', found only [spectrogram].", error.Message);
    }

    [Fact]
    public async Task Decode_GraphOfAnotherShape_GivesBoth()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"], change: m => m with { Decoders = [m.Decoders[0] with { LatentShape = [4, 4, 8] }, .. m.Decoders.Skip(1)] });
        using NextGptModel model = NextGptModel.Load(folder["bundle"]);

        BundleException error = await Assert.ThrowsAsync<BundleException>(async () => await model.DecodeAsync(await GroupAsync()));

        Assert.Equal("Shape of input 'sample' of graph 'image_denoiser.onnx': expected [-1, 4, 4, 8] (-1 is free), found [-1, 4, 4, 4].", error.Message);
    }

    [Fact]
    public async Task Answer_FileThatIsNoGraph_IsOneLine()
    {
        using TemporaryFolder folder = new();
        TinyBundle.Write(folder["bundle"], change: m => m with { LanguageModel = m.LanguageModel with { File = "merges.txt" } });
        using NextGptModel model = NextGptModel.Load(folder["bundle"]);

        BundleException error = await Assert.ThrowsAsync<BundleException>(() => model.AnswerAsync(Ask("cat")));

        Assert.StartsWith("Graph 'merges.txt': expected an ONNX graph", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Load_CudaOnABuildWithoutIt_IsAnErrorAndNoFallBack()
    {
        ProviderUnavailableException error = Assert.Throws<ProviderUnavailableException>(() =>
            NextGptModel.Load(fixture.BundlePath, new ModelOptions { Runtime = new RuntimeOptions { Provider = ExecutionProvider.Cuda } }));

        Assert.Contains("Cuda", error.Message, StringComparison.Ordinal);
    }

    private static AnswerRequest Ask(string text) => new()
    {
        Turns = [new ConversationTurn([TurnPart.Of(text)])],
        Rules = new ModalityRules { Exactly = All },
        MaxTokens = 20,
        Seed = 7,
    };

    private static MediaContent Media(Answer answer, Modality modality) => answer.Parts.First(p => p.Modality == modality).Media!.Content;

    private static T Through<T>(T value, Action<T, Stream> write, Func<Stream, T> read)
    {
        using var stream = new MemoryStream();
        write(value, stream);
        stream.Position = 0;
        return read(stream);
    }

    private async Task<SignalGroup> GroupAsync()
    {
        ReasonOutcome outcome = await fixture.Model.ReasonAsync(new ReasonRequest
        {
            Turns = Ask("cat").Turns,
            MaxTokens = 4,
            Rules = new ModalityRules { Exactly = [Modality.Image] },
        });
        return outcome.Result.Parts[0].Group!;
    }

    private sealed class Log : IAnswerObserver
    {
        private readonly Lock _gate = new();
        private int _steps;

        public List<string> Deltas { get; } = [];

        public List<AnswerPart> Parts { get; } = [];

        public int Steps => _steps;

        public Action? Step { get; init; }

        public void OnText(int part, string delta) => Deltas.Add(delta);

        public void OnStep(int part, int done, int total)
        {
            Interlocked.Increment(ref _steps);
            Step?.Invoke();
        }

        public void OnPart(AnswerPart part)
        {
            lock (_gate)
            {
                Parts.Add(part);
            }
        }
    }
}
