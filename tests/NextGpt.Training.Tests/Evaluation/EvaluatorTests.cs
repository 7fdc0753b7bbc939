using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Training.Evaluation;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly EvaluationSection[] s_judged = [EvaluationSection.Matrix, EvaluationSection.Captioning, EvaluationSection.Questions, EvaluationSection.MultiTurn];

    [Fact]
    public async Task Run_AnswersAsTheDialoguesSay_AllRight()
    {
        IReadOnlyList<CaseResult> results = await RunAsync(new EvaluationOptions(4) { Sections = s_judged, Parallel = 2 }, new ScriptedRespondent());

        EvaluationReport report = EvaluationReport.Of(results);
        Assert.Equal(64, report.Matrix.Count);
        Assert.All(report.Matrix, cell => Assert.Equal(4, cell.Score.Cases));
        Assert.Equal(3 + 3 + 1, report.Groups.Count);
        Assert.Empty(results.Where(r => !r.IsRight).Select(FailureText.Of));
        Assert.Equal(100, report.Mean);
        Assert.All(Enum.GetValues<Modality>().Skip(1), m => Assert.Contains(report.Attributes, a => a.Modality == m && a.Attribute == "everything"));
    }

    [Fact]
    public async Task Run_TextOnly_MissesEveryCellThatAsksForMedia()
    {
        var mute = new ScriptedRespondent(c => c.Dialogue.Last.Assistant.OfType<TextPart>());

        EvaluationReport report = EvaluationReport.Of(await RunAsync(new EvaluationOptions(1) { Sections = [EvaluationSection.Matrix] }, mute));

        Assert.All(report.Matrix, cell => Assert.Equal(cell.Outputs == "text" ? 100 : 0, cell.Score.Percent));
        Assert.Equal(100, report.Text.Percent);
    }

    [Fact]
    public async Task Run_AnotherColour_IsWrongAndNamed()
    {
        var wrong = new ScriptedRespondent(c => c.Dialogue.Last.Assistant.Select(Repaint));

        IReadOnlyList<CaseResult> results = await RunAsync(new EvaluationOptions(1) { Sections = [EvaluationSection.Matrix] }, wrong);

        CaseResult[] pictures = [.. results.Where(r => r.Case.Dialogue.ExpectedOutputs.Any(s => s.Modality == Modality.Image))];
        Assert.All(pictures, r => Assert.False(r.IsRight));
        Assert.Contains("wrong image: colour: expected", FailureText.Of(pictures[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RulesIgnored_AreCountedAsBroken()
    {
        // The scripted answers follow the dialogue, not the rules: every forbidden kind is there.
        EvaluationReport report = EvaluationReport.Of(await RunAsync(new EvaluationOptions(3) { Sections = [EvaluationSection.Forbidden] }, new ScriptedRespondent()));
        Assert.Equal(new Tally(0, 21), report.Total(EvaluationSection.Forbidden));
    }

    [Fact]
    public async Task Run_ForcedKindsMade_AreCountedAsObeyed()
    {
        var obedient = new ScriptedRespondent(c => c.Rules.Exactly!.Select(Anything));
        EvaluationReport report = EvaluationReport.Of(await RunAsync(new EvaluationOptions(3) { Sections = [EvaluationSection.Forced] }, obedient));
        Assert.Equal(new Tally(21, 21), report.Total(EvaluationSection.Forced));
    }

    [Fact]
    public void Draw_Twice_DrawsTheSameCases()
    {
        var options = new EvaluationOptions(2);
        string[] first = [.. EvaluationCases.Draw(options).Select(c => DialoguePrinter.Print(c.Dialogue))];
        Assert.Equal(first, EvaluationCases.Draw(options).Select(c => DialoguePrinter.Print(c.Dialogue)));
        Assert.NotEqual(first, EvaluationCases.Draw(options with { Seed = 2 }).Select(c => DialoguePrinter.Print(c.Dialogue)));
    }

    [Fact]
    public void Request_SeveralTurns_HoldsTheMediaOfEarlierAnswers()
    {
        EvaluationCase several = EvaluationCases.Draw(new EvaluationOptions(20) { Sections = [EvaluationSection.MultiTurn] })
            .First(c => c.Dialogue.Turns[0].Outputs.Any());

        AnswerRequest request = CaseRequest.Of(several);

        Assert.Equal(several.Dialogue.Turns.Count, request.Turns.Count);
        Assert.Contains(request.Turns[0].Assistant!, p => p.Media is not null);
        Assert.Null(request.Turns[^1].Assistant);
    }

    private static Task<IReadOnlyList<CaseResult>> RunAsync(EvaluationOptions options, ScriptedRespondent respondent) => new Evaluator(respondent, options).RunAsync();

    private static DialoguePart Repaint(DialoguePart part) => part is SignalPart { Scene.Image: { } image }
        ? new SignalPart(Scene.Of(image with { First = image.First with { Colour = (Colour)(((int)image.First.Colour + 4) % 8) } }))
        : part;

    private static DialoguePart Anything(Modality kind) => kind switch
    {
        Modality.Text => new TextPart("Here it is."),
        Modality.Image => new SignalPart(Scene.Of(new ImageScene(new ShapeObject(Size.Large, Colour.Red, Shape.Circle), Place.Left, Background.Black))),
        Modality.Audio => new SignalPart(Scene.Of(new SoundScene(1, Loudness.Loud, Pitch.High, Timbre.Flute))),
        _ => new SignalPart(Scene.Of(new VideoScene(new ShapeObject(Size.Large, Colour.Red, Shape.Circle), Direction.Left, Speed.Fast, Background.Black))),
    };
}
