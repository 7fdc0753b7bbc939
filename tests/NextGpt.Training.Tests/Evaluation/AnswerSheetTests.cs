using NextGpt.Media;
using NextGpt.Media.Images;
using NextGpt.Training.Evaluation.Sheets;

namespace NextGpt.Training.Tests.Evaluation;

public sealed class AnswerSheetTests
{
    [Fact]
    public async Task Make_AnswersOfEveryKind_DrawsThemOnOneSheet()
    {
        byte[] png = await AnswerSheet.MakeAsync(new ScriptedRespondent(), 1);

        RgbImage sheet = new ImageDecoder(new MediaOptions()).Decode(png, "sheet.png");
        Assert.True(sheet is { Width: > 1000, Height: > 1000 }, $"{sheet.Width} x {sheet.Height}");
        Assert.True(sheet.Pixels.Chunk(3).Count(p => p[0] > 150 && p[1] < 60 && p[2] < 60) > 50, "No red anywhere.");
    }

    [Fact]
    public void Wrap_LongWords_KeepsEveryLetterWithinTheWidth()
    {
        List<string> lines = PixelFont.Wrap("one extraordinarily long word", 8);
        Assert.Equal("oneextraordinarilylongword", string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 8));
    }
}
