using System.CommandLine;
using System.Globalization;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Benchmarking;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Benchmarks;
using NextGpt.Model.Reasoning;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt bench</c>: how fast a model is here. Ratios compare loops that took turns in one run.</summary>
internal sealed class BenchCommand
{
    private const string Request = "draw a large red circle, play it and show it moving to the left";
    private const int TokensARound = 64;
    private const int StepsARound = 20;
    private static readonly Modality[] s_all = [Modality.Text, Modality.Image, Modality.Audio, Modality.Video];

    private readonly Option<int> _rounds = new("--rounds") { Description = "How often each thing is measured.", HelpName = "number", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as one JSON document and nothing else." };
    private readonly Option<string?> _bundle = Shared.Bundle();
    private readonly CliHost _host;

    private BenchCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var bench = new BenchCommand(host);
        var command = new Command("bench", "Measure times, memory, tokens and denoising steps a second.") { bench._rounds, bench._json, bench._bundle };
        command.Add(BenchServeCommand.Create(host));
        command.SetAction(bench.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int rounds = parsed.GetValue(_rounds);
        if (rounds < 1)
        {
            throw new UsageException($"--rounds {rounds}: expected at least 1.");
        }

        BenchReport report = await MeasureAsync(Asker.BundlePath(_host, parsed.GetValue(_bundle)), rounds, cancellationToken);
        if (parsed.GetValue(_json))
        {
            await _host.Out.WriteLineAsync(report.ToJson());
        }
        else
        {
            Print(report);
        }

        return ExitCode.Success;
    }

    private async Task<BenchReport> MeasureAsync(string bundle, int rounds, CancellationToken cancellationToken)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("nextgpt-bench-");
        try
        {
            string[] ask = ["ask", "--bundle", bundle, "--out", Path.Combine(scratch.FullName, "answer"), "--json"];
            (double first, _) = await ColdAsync(rounds, [.. ask, "--modalities", "text", "hello"], cancellationToken);
            (double all, double memory) = await ColdAsync(rounds, [.. ask, "--modalities", "text,image,audio,video", Request], cancellationToken);
            using NextGptModel model = NextGptModel.Load(bundle, new ModelOptions { ParallelDecoders = s_all.Length - 1 }, _host.Time);
            using NextGptModel single = NextGptModel.Load(bundle, new ModelOptions { ParallelDecoders = 1 }, _host.Time);
            (double together, double alone) = await CompareAsync(model, single, rounds, cancellationToken);
            var loops = new ModelBenchmark(model, _host.Time);
            LoopRates tokens = await loops.MeasureTokensAsync(Math.Min(TokensARound, model.Bundle.Manifest.LanguageModel.ContextLength / 2), rounds, cancellationToken);
            var steps = new Dictionary<string, LoopRates>();
            foreach (Modality modality in s_all.Skip(1))
            {
                steps[modality.ToString().ToLowerInvariant()] = await loops.MeasureStepsAsync(modality, StepsARound, rounds, cancellationToken);
            }

            return new BenchReport(model.Bundle.Manifest.Name, Environment.ProcessorCount, first, all, memory, together, alone, tokens, steps);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<(double Seconds, double Megabytes)> ColdAsync(int rounds, string[] arguments, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        double megabytes = 0;
        for (int i = 0; i < rounds; i++)
        {
            (double time, double memory) = await ColdRun.MeasureAsync(_host, arguments, cancellationToken);
            seconds.Add(time);
            megabytes = Math.Max(megabytes, memory);
        }

        return (Median(seconds), megabytes);
    }

    /// <summary>Both models in turns, after one answer each that is not counted.</summary>
    private async Task<(double Together, double Alone)> CompareAsync(NextGptModel together, NextGptModel alone, int rounds, CancellationToken cancellationToken)
    {
        var request = new AnswerRequest
        {
            Turns = [new ConversationTurn([TurnPart.Of(Request)])],
            Rules = new ModalityRules { Exactly = s_all },
        };
        var times = (Together: new List<double>(), Alone: new List<double>());
        for (int i = 0; i <= rounds; i++)
        {
            long start = _host.Time.GetTimestamp();
            await together.AnswerAsync(request, null, cancellationToken);
            long middle = _host.Time.GetTimestamp();
            await alone.AnswerAsync(request, null, cancellationToken);
            if (i > 0)
            {
                times.Together.Add(_host.Time.GetElapsedTime(start, middle).TotalSeconds);
                times.Alone.Add(_host.Time.GetElapsedTime(middle).TotalSeconds);
            }
        }

        return (Median(times.Together), Median(times.Alone));
    }

    private void Print(BenchReport report)
    {
        Line($"{report.Model} on {report.Cores} cores");
        Line($"process start to end, answer of text              {report.FirstAnswer,8:0.00} s");
        Line($"process start to end, text+image+audio+video      {report.AllKinds,8:0.00} s");
        Line($"most resident memory of that                      {report.ResidentMegabytes,8:0} MB");
        Line($"warm, text+image+audio+video                      {report.WarmAllKinds,8:0.00} s, decoders one after another {report.OneAfterAnother:0.00} s: {report.SideBySideRatio:0.00} times as fast");
        Line($"tokens a second                                   {report.Tokens.PerSecond,8:0}, plain loop {report.Tokens.PlainPerSecond:0}: {report.Tokens.Ratio:0.00} times as fast");
        foreach ((string kind, LoopRates rates) in report.Steps)
        {
            Line($"denoising steps a second, {kind,-24}{rates.PerSecond,8:0}, plain loop {rates.PlainPerSecond:0}: {rates.Ratio:0.00} times as fast");
        }

        Line($"plain loop: no I/O binding, managed arrays, guidance in two runs; it takes turns with the other on the same graph");
    }

    private void Line(FormattableString line) => _host.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
