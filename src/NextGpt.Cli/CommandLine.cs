using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using NextGpt.Cli.Commands;
using NextGpt.Cli.Help;
using NextGpt.Cli.Hosting;

namespace NextGpt.Cli;

/// <summary>The program: from arguments to an exit code.</summary>
internal static class CommandLine
{
    private const string StackTraceVariable = "NEXTGPT_STACK_TRACE";

    /// <summary>Runs a command. What is wrong is one line on the host's error output.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellationToken)
    {
        try
        {
            ParseResult parsed = Root(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                string help = string.Join(' ', Names(parsed.CommandResult).Append("--help"));
                throw new UsageException($"{parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.')}; '{help}' tells what there is.");
            }

            // Ctrl-C is the host's business.
            var invocation = new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync("nextgpt: stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            (string line, int code) = Failures.Of(error);
            await host.Error.WriteLineAsync($"nextgpt: {line}");
            if (Environment.GetEnvironmentVariable(StackTraceVariable) is { Length: > 0 })
            {
                await host.Error.WriteLineAsync(error.ToString());
            }

            return code;
        }
    }

    private static RootCommand Root(CliHost host)
    {
        var root = new RootCommand("NExT-GPT on one machine: text, pictures, sounds and videos in, text, pictures, sounds and videos out.")
        {
            AskCommand.Create(host),
            EvalCommand.Create(host),
            BenchCommand.Create(host),
            TrainCommand.Create(host),
            BundleCommand.Create(host),
        };
        ExamplesHelp.Attach(root);
        return root;
    }

    private static Stack<string> Names(CommandResult? result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            names.Push(command.Command is RootCommand ? "nextgpt" : command.Command.Name);
        }

        return names;
    }
}
