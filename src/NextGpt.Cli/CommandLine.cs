using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using NextGpt.Cli.Commands;
using NextGpt.Cli.Help;
using NextGpt.Cli.Hosting;
using NextGpt.Model.Sessions;

namespace NextGpt.Cli;

/// <summary>The program: from arguments to an exit code.</summary>
internal static class CommandLine
{
    private const string StackTraceVariable = "NEXTGPT_STACK_TRACE";

    private static readonly Dictionary<string, string> s_typeNames = new()
    {
        [$" as expected type '{typeof(long)}'"] = "; expected a whole number",
        [$" as expected type '{typeof(int)}'"] = "; expected a whole number",
        [$" as expected type '{typeof(int?)}'"] = "; expected a whole number",
        [$" as expected type '{typeof(float)}'"] = "; expected a number",
        [$" as expected type '{typeof(float?)}'"] = "; expected a number",
        [$" as expected type '{typeof(ExecutionProvider)}'"] = "; expected cpu or cuda",
    };

    /// <summary>Runs a command. What is wrong is one line on the host's error output.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellationToken)
    {
        try
        {
            ParseResult parsed = Root(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                string help = string.Join(' ', Names(parsed.CommandResult).Append("--help"));
                throw new UsageException($"{InPlainWords(parsed.Errors[0].Message)}; '{help}' tells what there is.");
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

    /// <summary>The parser names .NET's types, which mean nothing to a user.</summary>
    private static string InPlainWords(string message) => s_typeNames.Aggregate(message.ReplaceLineEndings(" ").TrimEnd('.'), (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal));

    private static RootCommand Root(CliHost host)
    {
        var root = new RootCommand("NExT-GPT on one machine: text, pictures, sounds and videos in, text, pictures, sounds and videos out.")
        {
            AskCommand.Create(host),
            ServeCommand.Create(host),
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
