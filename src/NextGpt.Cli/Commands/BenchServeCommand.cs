using System.CommandLine;
using System.Globalization;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Benchmarking;
using NextGpt.Cli.Hosting;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt bench serve</c>: what the service costs beside its model.</summary>
internal sealed class BenchServeCommand
{
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often each thing is measured.", HelpName = "number", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as one JSON document and nothing else." };
    private readonly Option<string?> _bundle = Shared.Bundle();
    private readonly CliHost _host;

    private BenchServeCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var bench = new BenchServeCommand(host);
        var command = new Command("serve", "Measure a server of its own beside the model alone, as ratios from one run.") { bench._rounds, bench._json, bench._bundle };
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

        ServeReport report = await new ServeBench(_host, Asker.BundlePath(_host, parsed.GetValue(_bundle)), rounds).MeasureAsync(cancellationToken);
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

    private void Print(ServeReport report)
    {
        Line($"{report.Model} on {report.Cores} cores");
        Line($"process start to the end of a first job of text   {report.Start,8:0.00} s; to ready {report.Ready:0.00} s");
        Line($"a job of text+image+audio+video                   {report.Served,8:0.00} s, the model alone {report.InProcess:0.00} s: {report.ServiceShare:0.0 %} of it is HTTP, orchestration and storage");
        Line($"the same, decoders waiting for the whole text     {report.LateStart,8:0.00} s: an early start is {report.EarlyStartRatio:0.00} times as fast");
        Line($"8 jobs at once                                    {report.Together,8:0.00} s, one after another {report.OneAfterAnother:0.00} s: {report.TogetherRatio:0.00} times as fast");
        Line($"the same request again                            {report.Repeated,8:0.00} s: {report.RepeatedRatio:0.0} times as fast");
    }

    private void Line(FormattableString line) => _host.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
