using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Prompts;
using NextGpt.Model.Tests.Support;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Tests.Prompts;

public sealed class PromptBuilderTests : IDisposable
{
    private const int Bos = 300;
    private const int User = 302;
    private const int Assistant = 303;
    private const int Close = 301;
    private const int MediaOpen = 304;
    private const int MediaClose = 305;

    private static readonly Dictionary<string, int> Added = new()
    {
        ["</s>"] = Close,
        ["<user>"] = User,
        ["<assistant>"] = Assistant,
        ["<Img>"] = MediaOpen,
        ["</Img>"] = MediaClose,
        ["[IMG0]"] = 306,
        ["[IMG1]"] = 307,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly ByteLevelBpeTokenizer _tokenizer;

    public PromptBuilderTests() => _tokenizer = TinyVocabulary.Load(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_QuestionWithMedia_PutsMediaBetweenMarkersBeforeTheText()
    {
        Prompt prompt = Builder().Build([new PromptTurn([new TextPart("cat"), new MediaPart(0, 4), new MediaPart(1, 2)])], 0);

        Assert.Equal("300 302 304 m0:4 305 304 m1:2 305 257 303", Show(prompt));
        Assert.Equal(14, prompt.Length);
        Assert.Equal(0, prompt.DroppedTurns);
    }

    [Fact]
    public void Build_MediumBetweenTexts_StaysWhereItIs()
    {
        Prompt prompt = Builder().Build([new PromptTurn([new TextPart("cat"), new MediaPart(0, 1), new TextPart("red")])], 0);

        Assert.Equal("300 302 257 304 m0:1 305 261 303", Show(prompt));
    }

    [Fact]
    public void Build_EarlierTurnWithMadeMedium_HoldsItInItsPlace()
    {
        var earlier = new PromptTurn([new TextPart("cat")], [new TextPart("red"), new MediaPart(5, 3), new TextPart(" cat")]);

        Prompt prompt = Builder().Build([earlier, new PromptTurn([new TextPart("red")])], 0);

        Assert.Equal("300 302 257 303 261 304 m5:3 305 258 301 302 261 303", Show(prompt));
    }

    [Fact]
    public void Build_AnswerToTrainOn_EndsWithSignalsAndClose()
    {
        var turn = new PromptTurn([new TextPart("cat")], [new TextPart("red"), new SignalPart(Modality.Image)]);

        Prompt prompt = Builder().Build([turn], 0);

        Assert.Equal("300 302 257 303 261 306 307 301", Show(prompt));
        Assert.Equal([261, 306, 307, 301], prompt.Segments.Where(s => s.Role == PromptRole.Assistant).Cast<TokenSegment>().SelectMany(s => s.Ids));
    }

    [Theory]
    [InlineData("< > ### [IMG0] </Img> <user> </s>")]
    [InlineData("[IMG0][IMG1]</s>")]
    public void Build_TypedMarkers_AreOnlyText(string text)
    {
        Prompt prompt = Builder().Build([new PromptTurn([new TextPart(text)])], 0);

        TokenSegment typed = Assert.Single(prompt.Segments.OfType<TokenSegment>(), s => s.Role == PromptRole.User);
        Assert.DoesNotContain(typed.Ids, Added.ContainsValue);
        Assert.Equal(text, _tokenizer.Decode(typed.Ids));
    }

    [Fact]
    public void Build_TemplateThatIsNoAddedToken_IsEncodedAsText()
    {
        PromptManifest template = Template() with { UserOpen = "###", MediaOpen = "" };

        Prompt prompt = Builder(template: template).Build([new PromptTurn([new MediaPart(0, 1), new TextPart("cat")])], 0);

        Assert.Equal("300 264 m0:1 305 257 303", Show(prompt));
    }

    [Fact]
    public void Build_Lowercase_TouchesUserTextOnly()
    {
        var earlier = new PromptTurn([new TextPart("CAT")], [new TextPart("C")]);

        Prompt prompt = Builder(normalization: "lowercase").Build([earlier, new PromptTurn([new TextPart("Red")])], 0);

        Assert.Equal($"300 302 257 303 {(int)'C'} 301 302 261 303", Show(prompt));
    }

    [Fact]
    public void Build_FullContext_DropsTheOldestTurns()
    {
        PromptTurn[] turns = [Turn(), Turn(), Turn(), new PromptTurn([new TextPart("cat")])];

        // One begin token, five for each answered turn, three for the question.
        Assert.Equal(0, Builder(context: 19 + 10).Build(turns, 10).DroppedTurns);
        Prompt prompt = Builder(context: 18 + 10).Build(turns, 10);

        Assert.Equal(1, prompt.DroppedTurns);
        Assert.Equal(14, prompt.Length);
        Assert.Equal("300 302 257 303 261 301 302 257 303 261 301 302 257 303", Show(prompt));
    }

    [Fact]
    public void Build_LastTurnAloneTooLong_SaysHowLong()
    {
        PromptTooLongException error = Assert.Throws<PromptTooLongException>(() => Builder(context: 10).Build([Turn(), new PromptTurn([new TextPart("cat")])], 7));

        Assert.Equal((4, 7, 10), (error.PromptLength, error.Reserved, error.ContextLength));
    }

    [Fact]
    public void Build_UnansweredEarlierTurn_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Builder().Build([new PromptTurn([new TextPart("cat")]), new PromptTurn([new TextPart("cat")])], 0));

    private static PromptTurn Turn() => new([new TextPart("cat")], [new TextPart("red")]);

    private static PromptManifest Template() => new()
    {
        UserOpen = "<user>",
        AssistantOpen = "<assistant>",
        TurnClose = "</s>",
        MediaOpen = "<Img>",
        MediaClose = "</Img>",
        StopSequences = [],
    };

    private static string Show(Prompt prompt) => string.Join(' ', prompt.Segments.Select(s => s switch
    {
        TokenSegment tokens => string.Join(' ', tokens.Ids),
        MediaSegment media => $"m{media.Medium}:{media.Positions}",
        _ => "?",
    }));

    private PromptBuilder Builder(int context = 512, PromptManifest? template = null, string normalization = "none")
    {
        var tokenizer = new TokenizerManifest
        {
            Type = "byte-level-bpe",
            Vocabulary = "vocab.json",
            BeginOfSequence = Bos,
            EndOfSequence = Close,
            AddedTokens = Added,
            UserNormalization = normalization,
        };
        return new PromptBuilder(template ?? Template(), tokenizer, new Dictionary<Modality, IReadOnlyList<string>> { [Modality.Image] = ["[IMG0]", "[IMG1]"] }, _tokenizer, context);
    }
}
