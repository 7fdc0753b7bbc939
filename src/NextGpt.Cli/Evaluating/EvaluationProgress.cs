using NextGpt.Cli.Hosting;
using NextGpt.Training.Evaluation;
using Spectre.Console;

namespace NextGpt.Cli.Evaluating;

/// <summary>A bar while an evaluation runs; ten lines where nobody watches.</summary>
internal sealed class EvaluationProgress(CliHost host)
{
    public async Task<IReadOnlyList<CaseResult>> ShowAsync(Evaluator evaluator, CancellationToken cancellationToken)
    {
        if (!host.IsTerminal)
        {
            int tenths = 0;
            evaluator.Progress += (done, total) =>
            {
                int tenth = done * 10 / total;
                int before = Volatile.Read(ref tenths);
                if (tenth > before && Interlocked.CompareExchange(ref tenths, tenth, before) == before)
                {
                    host.Error.WriteLine($"{done} of {total} cases");
                }
            };
            return await evaluator.RunAsync(cancellationToken);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("cases");
                evaluator.Progress += (done, total) =>
                {
                    bar.MaxValue = total;
                    bar.Value = Math.Max(bar.Value, done);
                };
                return evaluator.RunAsync(cancellationToken);
            });
    }
}
