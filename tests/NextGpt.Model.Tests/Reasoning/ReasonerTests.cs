using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Encoders;
using NextGpt.Model.Prompts;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Tests.Support;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Tests.Reasoning;

public sealed class ReasonerTests : IDisposable
{
    private const int Eos = 301;
    private const int Image = 306;
    private const int Audio = 308;
    private const int Video = 309;
    private const int Cat = 257;
    private const int Red = 261;
    private static readonly Modality[] TextAndImage = [Modality.Text, Modality.Image];

    private readonly TemporaryFolder _folder = new();
    private readonly ByteLevelBpeTokenizer _tokenizer;
    private readonly Log _log = new();

    public ReasonerTests() => _tokenizer = TinyVocabulary.Load(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_TextAndGroups_KeepsTheirOrderAndTheTextAfterThem()
    {
        ScriptedModel model = ScriptedModel.Writing(Cat, Image, -1, Red, Audio, Video, -1, -1, Cat, Eos);

        ReasoningResult result = await Run(model, new ModalityRules());

        Assert.Equal(["cat", "Image", "red", "Audio", "Video", "cat"], result.Parts.Select(Show));
        Assert.Equal([0, 1, 2, 3, 4, 5], result.Parts.Select(p => p.Index));
        Assert.Equal((FinishReason.Stop, 9, 4), (result.Finish, result.CompletionTokens, result.PromptTokens));
        Assert.Equal([Cat, 306, 307, Red, 308, 309, 310, 311, Cat], model.Read);
    }

    [Fact]
    public async Task Run_Group_TakesHiddenStatesWhereItsTokensAreTheInput()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Image, -1, Eos), new ModalityRules());

        SignalGroup group = Assert.Single(result.Parts, p => p.Group is not null).Group!;
        Assert.Equal((1, 2, 2), (group.Part, group.Signals, group.HiddenSize));
        Assert.Equal([5, 1, 6, 1], group.HiddenStates);
        Assert.Equal([306, -306, 307, -307], group.TokenEmbeddings);
    }

    [Fact]
    public async Task Run_StopOfTheRequest_EndsTheAnswerBeforeIt()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Red, Cat, Image, -1, Eos), new ModalityRules(), stop: ["nothing", "red"]);

        Assert.Equal(["cat"], result.Parts.Select(Show));
        Assert.Equal(FinishReason.Stop, result.Finish);
    }

    [Fact]
    public async Task Run_Group_IsToldBeforeTheTextGoesOn()
    {
        await Run(ScriptedModel.Writing(Cat, Image, -1, Red, Eos), new ModalityRules());

        Assert.Equal(["0:cat", "Image@1", "2:red"], _log.Events);
    }

    [Fact]
    public async Task Run_GroupAtTheLimitOfTokens_IsWhole()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Image, -1, Eos), new ModalityRules(), maxTokens: 3);

        Assert.Equal(["cat", "Image"], result.Parts.Select(Show));
        Assert.Equal((FinishReason.Length, 3, null), (result.Finish, result.CompletionTokens, result.CutGroup));
    }

    [Fact]
    public async Task Run_NoRoomForAGroup_ReportsTheCut()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Video), new ModalityRules(), maxTokens: 3);

        Assert.Equal(["cat"], result.Parts.Select(Show));
        Assert.Equal((FinishReason.Length, Modality.Video), (result.Finish, result.CutGroup));
    }

    [Fact]
    public async Task Run_ModelThatAlwaysSignals_MakesNoMoreThanTheMost()
    {
        var model = new ScriptedModel(312, (_, logits) =>
        {
            logits[Image] = 9;
            logits[Eos] = 1;
        });

        ReasoningResult result = await Run(model, new ModalityRules { MaxGroups = 3 });

        Assert.Equal(["Image", "Image", "Image"], result.Parts.Select(Show));
        Assert.Equal(FinishReason.Stop, result.Finish);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_RulesOverAdversarialScores_AreKept(int temperature)
    {
        Modality[] media = [Modality.Image, Modality.Audio, Modality.Video];
        int[] loud = [Eos, Image, Audio, Video, 307, 300, 304, 311, 264];
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Modality[] wanted = [Modality.Text, .. media.Where(_ => random.Next(2) == 0)];
            var model = new ScriptedModel(312, (_, logits) =>
            {
                for (int i = 0; i < logits.Length; i++)
                {
                    logits[i] = (float)random.NextDouble() + (loud.Contains(i) ? random.Next(20) : 0);
                }
            });
            int maxTokens = random.Next(7, 30);

            ReasoningResult result = await Run(model, new ModalityRules { Exactly = wanted, MaxGroups = 2 }, maxTokens, new SamplingOptions { Temperature = temperature, Seed = seed });

            Modality[] made = [.. result.Parts.Where(p => p.Group is not null).Select(p => p.Group!.Modality)];
            Assert.Equal(wanted.Skip(1), made.Distinct().Order());
            Assert.All(media, m => Assert.InRange(made.Count(x => x == m), 0, 2));
            Assert.InRange(result.CompletionTokens, 0, maxTokens);
            AssertWholeGroups(model.Read);
        }
    }

    [Fact]
    public async Task Run_ForbiddenModality_IsNeverMade()
    {
        var model = new ScriptedModel(312, (_, logits) =>
        {
            logits[Image] = 9;
            logits[Audio] = 8;
            logits[Eos] = 1;
        });

        ReasoningResult result = await Run(model, new ModalityRules { Forbidden = [Modality.Image], MaxGroups = 1 });

        Assert.Equal(["Audio"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_MissingModalityAtTheEnd_IsForcedAndTextGoesOn()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Eos, -1, Red, Eos), new ModalityRules { Exactly = TextAndImage });

        Assert.Equal(["cat", "Image", "red"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_MissingModalityWithAnOpening_IsLedToByItsWordsOnce()
    {
        BundleManifest manifest = TinyManifest.Create();
        manifest = manifest with { Prompt = manifest.Prompt with { Openings = new Dictionary<Modality, string> { [Modality.Image] = "red" } } };
        SignalVocabulary vocabulary = SignalVocabulary.For(manifest, _tokenizer, PromptBuilder.For(manifest, _tokenizer));
        int opening = _tokenizer.Encode(" red").Count;
        ScriptedModel model = ScriptedModel.Writing([Cat, Eos, .. Enumerable.Repeat(-1, opening - 1), Cat, Eos, -1, Eos]);

        ReasoningResult result = await Run(model, new ModalityRules { Exactly = TextAndImage }, vocabulary: vocabulary);

        Assert.Equal(["cat redcat", "Image"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_MissingModalityAtAStopSequence_IsForcedAndTheStopIsCut()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, '#', '#', '#', -1, Red, Eos), new ModalityRules { Exactly = TextAndImage });

        Assert.Equal(["cat", "Image", "red"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_ModelThatRamblesOn_StillMakesWhatIsOwed()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat), new ModalityRules { Exactly = [Modality.Text, Modality.Video, Modality.Image] }, maxTokens: 8);

        Assert.Equal(["catcatcat", "Video", "Image"], result.Parts.Select(Show));
        Assert.Equal(8, result.CompletionTokens);
    }

    [Fact]
    public async Task Run_TextNotAmongTheModalities_IsLeftOut()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Cat, Image, -1, Cat, Eos), new ModalityRules { Exactly = [Modality.Image] });

        Assert.Equal(["Image"], result.Parts.Select(Show));
        Assert.Equal(["Image@0"], _log.Events);
    }

    [Fact]
    public async Task Run_TextAskedForAndModelThatWouldStop_WritesSome()
    {
        var model = new ScriptedModel(312, (_, logits) =>
        {
            logits[Eos] = 9;
            logits[Cat] = 1;
        });

        ReasoningResult result = await Run(model, new ModalityRules { Exactly = [Modality.Text] });

        Assert.Equal(["cat"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_LimitBelowWhatIsOwed_IsRefused()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            Run(ScriptedModel.Writing(Cat), new ModalityRules { Exactly = [Modality.Text, Modality.Video] }, maxTokens: 3));

        Assert.Contains("at least 4 tokens; the limit is 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AskedForAndForbidden_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Run(ScriptedModel.Writing(Cat), new ModalityRules { Exactly = [Modality.Image], Forbidden = [Modality.Image] }));

    [Theory]
    [InlineData(new int[] { Cat, 264 }, "cat")]
    [InlineData(new int[] { Cat, '#', '#', Cat, '#', '#', '#', Red }, "cat##cat")]
    [InlineData(new int[] { Cat, 263, '#', Red }, "cat")]
    public async Task Run_StopSequence_IsCutHoweverItIsSpelled(int[] ids, string expected)
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(ids), new ModalityRules());

        Assert.Equal([expected], result.Parts.Select(Show));
        Assert.Equal(FinishReason.Stop, result.Finish);
        Assert.Equal(expected, string.Concat(_log.Events.Select(e => e[2..])));
    }

    [Fact]
    public async Task Run_WhiteSpaceBetweenGroups_IsNoPart()
    {
        ReasoningResult result = await Run(ScriptedModel.Writing(Image, -1, ' ', Audio, ' ', '\n', Eos), new ModalityRules());

        Assert.Equal(["Image", "Audio"], result.Parts.Select(Show));
    }

    [Fact]
    public async Task Run_MediaInThePrompt_TakeTheirSlots()
    {
        float[] first = [];
        var model = new ScriptedModel(312, (sequence, logits) =>
        {
            first = first.Length == 0 ? sequence.Embeddings.ToArray() : first;
            logits[Eos] = 1;
        });
        Prompt prompt = Builder().Build([new PromptTurn([new MediaPart(0, 2), new TextPart("cat")])], 10);

        await new Reasoner(model, Vocabulary(), _tokenizer).RunAsync(
            new ReasoningRequest(prompt, [new EncodedMedia(Modality.Image, 2, [1, 2, 3, 4])], 10, new SamplingOptions(), new ModalityRules()), null, CancellationToken.None);

        Assert.Equal([300, -300, 302, -302, 304, -304, 1, 2, 3, 4, 305, -305, 257, -257, 303, -303], first);
    }

    [Fact]
    public async Task Run_EmbeddingsOfAnotherWidth_AreRefused()
    {
        Prompt prompt = Builder().Build([new PromptTurn([new MediaPart(0, 2)])], 10);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => new Reasoner(ScriptedModel.Writing(Cat), Vocabulary(), _tokenizer).RunAsync(
            new ReasoningRequest(prompt, [new EncodedMedia(Modality.Image, 2, new float[6])], 10, new SamplingOptions(), new ModalityRules()), null, CancellationToken.None));

        Assert.Contains("expected embeddings [2, 2], found [2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Canceled_EndsWithinOneToken()
    {
        using var source = new CancellationTokenSource();
        ScriptedModel model = ScriptedModel.Writing(Cat);
        _log.Token = _ =>
        {
            if (model.Read.Count == 4)
            {
                source.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(model, new ModalityRules(), cancellationToken: source.Token));

        Assert.InRange(model.Read.Count, 4, 5);
    }

    [Fact]
    public async Task Run_BrokenScores_EndTheAnswer()
    {
        ReasoningResult result = await Run(new ScriptedModel(312, (_, logits) => Array.Fill(logits, float.NaN)), new ModalityRules());

        Assert.Empty(result.Parts);
        Assert.Equal(FinishReason.Stop, result.Finish);
    }

    private static void AssertWholeGroups(List<int> ids)
    {
        for (int i = 0; i < ids.Count; i++)
        {
            int length = ids[i] switch
            {
                Image => 2,
                Audio => 1,
                Video => 3,
                _ => 0,
            };
            Assert.Equal(Enumerable.Range(ids[i], length), ids.Skip(i).Take(length));
            Assert.True(length > 0 || ids[i] < 265, $"id {ids[i]} was written on its own");
            i += Math.Max(0, length - 1);
        }
    }

    private static string Show(ReasonedPart part) => part.Text ?? part.Group!.Modality.ToString();

    private PromptBuilder Builder() => PromptBuilder.For(TinyManifest.Create(), _tokenizer);

    private SignalVocabulary Vocabulary()
    {
        BundleManifest manifest = TinyManifest.Create();
        return SignalVocabulary.For(manifest, _tokenizer, PromptBuilder.For(manifest, _tokenizer));
    }

    private Task<ReasoningResult> Run(
        ScriptedModel model, ModalityRules rules, int maxTokens = 60, SamplingOptions? sampling = null, SignalVocabulary? vocabulary = null, IReadOnlyList<string>? stop = null, CancellationToken cancellationToken = default)
    {
        Prompt prompt = Builder().Build([new PromptTurn([new TextPart("cat")])], maxTokens);
        var request = new ReasoningRequest(prompt, [], maxTokens, sampling ?? new SamplingOptions(), rules) { Stop = stop ?? [] };
        return new Reasoner(model, vocabulary ?? Vocabulary(), _tokenizer).RunAsync(request, _log, cancellationToken);
    }

    private sealed class Log : IReasoningObserver
    {
        public List<string> Events { get; } = [];

        public Action<int>? Token { get; set; }

        public void OnToken(int id) => Token?.Invoke(id);

        public void OnText(int part, string delta) => Events.Add($"{part}:{delta}");

        public void OnGroup(SignalGroup group) => Events.Add($"{group.Modality}@{group.Part}");
    }
}
