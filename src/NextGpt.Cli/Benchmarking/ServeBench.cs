using NextGpt.Cli.Asking;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Answers;
using NextGpt.Model.Reasoning;

namespace NextGpt.Cli.Benchmarking;

/// <summary>Measures the service beside the model alone. Every request has a seed of its own, so that nothing comes from the cache unless it should.</summary>
internal sealed class ServeBench(CliHost host, string bundle, int rounds)
{
    private const string Text = "draw a large red circle, play it and show it moving to the left";
    private const int Jobs = 8;
    private static readonly Modality[] s_all = [Modality.Text, Modality.Image, Modality.Audio, Modality.Video];

    private long _seed = 1000;

    public async Task<ServeReport> MeasureAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("nextgpt-bench-");
        try
        {
            (double ready, double start) = await ColdAsync(scratch.FullName, cancellationToken);
            await using ServerRun server = await ServerRun.StartAsync(host, bundle, Path.Combine(scratch.FullName, "early"), earlyStart: true, cancellationToken);
            await using ServerRun late = await ServerRun.StartAsync(host, bundle, Path.Combine(scratch.FullName, "late"), earlyStart: false, cancellationToken);
            using NextGptModel model = NextGptModel.Load(bundle, null, host.Time);
            List<double> served = [], alone = [], waiting = [], repeated = [];
            for (int i = 0; i <= rounds; i++)
            {
                JobRequest request = Request();
                Func<Task<double>>[] turns =
                [
                    () => server.AskAsync(request, cancellationToken),
                    () => InProcessAsync(model, cancellationToken),
                    () => late.AskAsync(Request(), cancellationToken),
                ];

                // Each comes first as often as the others: what one has left behind in memory and on the disk slows the next.
                double[] seconds = new double[turns.Length];
                for (int turn = 0; turn < turns.Length; turn++)
                {
                    int which = (i + turn) % turns.Length;
                    seconds[which] = await turns[which]();
                }

                double again = await server.AskAsync(request, cancellationToken);
                if (i > 0)
                {
                    served.Add(seconds[0]);
                    alone.Add(seconds[1]);
                    waiting.Add(seconds[2]);
                    repeated.Add(again);
                }
            }

            (double after, double together) = await ManyAsync(server, cancellationToken);
            return new ServeReport(
                model.Bundle.Manifest.Name, Environment.ProcessorCount, start, ready, Median(served), Median(alone), Median(waiting), after, together, Median(repeated));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<(double Ready, double Start)> ColdAsync(string scratch, CancellationToken cancellationToken)
    {
        List<double> ready = [], first = [];
        for (int i = 0; i < rounds; i++)
        {
            long begin = host.Time.GetTimestamp();
            await using (ServerRun server = await ServerRun.StartAsync(host, bundle, Path.Combine(scratch, $"cold-{i}"), earlyStart: true, cancellationToken))
            {
                await server.ReadyAsync(cancellationToken);
                ready.Add(host.Time.GetElapsedTime(begin).TotalSeconds);
            }

            begin = host.Time.GetTimestamp();
            await using (ServerRun server = await ServerRun.StartAsync(host, bundle, Path.Combine(scratch, $"first-{i}"), earlyStart: true, cancellationToken))
            {
                await server.AskAsync(Request() with { Input = [new JobInput { Type = Modality.Text, Text = "hello" }], Modalities = [Modality.Text] }, cancellationToken);
                first.Add(host.Time.GetElapsedTime(begin).TotalSeconds);
            }
        }

        return (Median(ready), Median(first));
    }

    /// <summary>In turns as well: eight in a row and eight at once, of which a machine that gets slower favours neither.</summary>
    private async Task<(double After, double Together)> ManyAsync(ServerRun server, CancellationToken cancellationToken)
    {
        List<double> after = [], together = [];
        for (int i = 0; i < Math.Max(1, rounds / 2); i++)
        {
            long begin = host.Time.GetTimestamp();
            for (int job = 0; job < Jobs; job++)
            {
                await server.AskAsync(Request(), cancellationToken);
            }

            after.Add(host.Time.GetElapsedTime(begin).TotalSeconds);
            begin = host.Time.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Jobs).Select(_ => server.AskAsync(Request(), cancellationToken)));
            together.Add(host.Time.GetElapsedTime(begin).TotalSeconds);
        }

        return (Median(after), Median(together));
    }

    private async Task<double> InProcessAsync(NextGptModel model, CancellationToken cancellationToken)
    {
        long begin = host.Time.GetTimestamp();
        var files = new AnswerFiles(host, cancellationToken);
        var request = new AnswerRequest { Turns = [new ConversationTurn([TurnPart.Of(Text)])], Rules = new ModalityRules { Exactly = s_all }, Seed = _seed++ };
        await model.AnswerAsync(request, new AskObserver(new AskProgress(), files), cancellationToken);
        await files.CompleteAsync();
        return host.Time.GetElapsedTime(begin).TotalSeconds;
    }

    private JobRequest Request() => new()
    {
        Input = [new JobInput { Type = Modality.Text, Text = Text }],
        Modalities = s_all,
        Generation = new JobGeneration { Seed = _seed++ },
    };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
