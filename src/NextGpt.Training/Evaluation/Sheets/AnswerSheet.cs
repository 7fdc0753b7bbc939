using NextGpt.Media.Images;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;

namespace NextGpt.Training.Evaluation.Sheets;

/// <summary>One picture that shows held-out requests, what was given with them, and what a model answered.</summary>
public static class AnswerSheet
{
    private const int Margin = 16;
    private const int Gap = 8;
    private const int TextScale = 2;
    private const int Letters = 32;
    private const int ColumnWidth = Letters * PixelFont.Advance * TextScale;
    private const int MadeAt = (2 * ColumnWidth) + (4 * Margin);
    private const int Width = MadeAt + 128 + 256 + 259 + (2 * Gap) + Margin;
    private const int LineHeight = PixelFont.LineHeight * TextScale;
    private const int MostLines = 12;
    private const byte Ink = 20;
    private const byte Pale = 130;

    // One row for each kind of work that the model does.
    private static readonly (string Group, int Number)[] s_rows =
    [
        ("text to text+image", 0), ("text to text+image", 1), ("text to text+audio", 0), ("text to text+video", 0), ("text to text+video", 1),
        ("text to text+image+audio+video", 0), ("text+image to text", 0), ("text+image to text+audio", 0), ("text+audio to text+image", 0),
        ("text+image to text+video", 0), ("text+video to text+image+audio", 0), ("text+image+audio+video to text", 0), ("dialogues", 0), ("dialogues", 1),
    ];

    /// <summary>Lets a model answer and draws the sheet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">Decides which requests.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A PNG file.</returns>
    public static Task<byte[]> MakeAsync(NextGptModel model, int seed, CancellationToken cancellationToken = default) =>
        MakeAsync(new ModelRespondent(model), seed, cancellationToken);

    /// <summary>Lets somebody answer and draws the sheet.</summary>
    /// <param name="respondent">Who answers.</param>
    /// <param name="seed">Decides which requests.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A PNG file.</returns>
    public static async Task<byte[]> MakeAsync(IRespondent respondent, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(respondent);
        var options = new EvaluationOptions(2, seed) { Sections = [EvaluationSection.Matrix, EvaluationSection.MultiTurn] };
        Dictionary<(string, int), EvaluationCase> cases = EvaluationCases.Draw(options).ToDictionary(c => (c.Group, c.Number));
        var rows = new List<Row>();
        foreach ((string Group, int Number) row in s_rows)
        {
            EvaluationCase evaluationCase = cases[row];
            AnswerRequest request = CaseRequest.Of(evaluationCase);
            Answer answer = await respondent.AnswerAsync(evaluationCase, request, cancellationToken).ConfigureAwait(false);
            rows.Add(new Row(request, answer, CaseJudge.Judge(evaluationCase, answer).IsRight));
        }

        return ImageEncoder.ToPng(Draw(rows));
    }

    private static RgbImage Draw(List<Row> rows)
    {
        var canvas = new SheetCanvas(Width, Margin + LineHeight + Gap + rows.Sum(r => r.Height));
        canvas.Write(["asked and given"], Margin, Margin, TextScale, Pale);
        canvas.Write(["answered"], ColumnWidth + (2 * Margin), Margin, TextScale, Pale);
        canvas.Write(["made, in order; sounds as spectrograms, videos as frames"], MadeAt, Margin, TextScale, Pale);
        int y = Margin + LineHeight + Gap;
        foreach (Row row in rows)
        {
            row.Draw(canvas, y);
            y += row.Height;
        }

        return canvas.ToImage();
    }

    /// <summary>A request and its answer.</summary>
    private sealed class Row(AnswerRequest request, Answer answer, bool isRight)
    {
        private readonly List<string> _asked = Lines(Asked(request));
        private readonly List<string> _answered = Lines(answer.Text);
        private readonly List<MediaContent> _given = [.. request.Turns.SelectMany(t => t.User).Select(p => p.Media).OfType<MediaContent>()];
        private readonly List<MediaContent> _made = [.. answer.Parts.Select(p => p.Media?.Content).OfType<MediaContent>()];

        public int Height => (2 * Gap) + Math.Max(
            Math.Max((_asked.Count * LineHeight) + (_given.Count == 0 ? 0 : Gap + _given.Max(m => MediaPictures.Of(m).Height)), (_answered.Count + 1) * LineHeight),
            _made.Count == 0 ? 0 : 129);

        public void Draw(SheetCanvas canvas, int y)
        {
            canvas.Fill(0, y, canvas.Width, 1, 200, 200, 200);
            y += Gap;
            canvas.Write(_asked, Margin, y, TextScale, Ink);
            int x = Margin;
            foreach (MediaContent medium in _given)
            {
                RgbImage picture = MediaPictures.Of(medium);
                canvas.Draw(picture, x, y + (_asked.Count * LineHeight) + Gap, 1);
                x += picture.Width + Gap;
            }

            canvas.Write(_answered, ColumnWidth + (2 * Margin), y, TextScale, Ink);
            canvas.Write([isRight ? "[right]" : "[not right]"], ColumnWidth + (2 * Margin), y + (_answered.Count * LineHeight), TextScale, Pale);
            x = MadeAt;
            foreach (MediaContent medium in _made)
            {
                RgbImage picture = MediaPictures.Of(medium);
                int scale = picture.Height <= 64 ? 2 : 1;
                canvas.Draw(picture, x, y, scale);
                x += (picture.Width * scale) + Gap;
            }
        }

        private static List<string> Lines(string text)
        {
            List<string> lines = PixelFont.Wrap(text, Letters);
            return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), "..."];
        }

        private static string Asked(AnswerRequest request)
        {
            IEnumerable<string> earlier = request.Turns.SkipLast(1).Select(t => $"\"{Words(t.User).Trim()}\" - \"{Words(t.Assistant!).Trim()}\" -");
            return string.Join(' ', earlier.Append($"\"{Words(request.Turns[^1].User).Trim()}\""));
        }

        private static string Words(IEnumerable<TurnPart> parts) => string.Concat(parts.Select(p => p.Text));
    }
}
