using System.CommandLine;
using System.CommandLine.Parsing;
using NextGpt.Model.Sessions;

namespace NextGpt.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Shared
{
    public static Option<string?> Bundle() => new("--bundle", "-b") { Description = "The model's folder. Without it the one that is shipped.", HelpName = "folder" };

    public static Option<ExecutionProvider> Device() => new("--device")
    {
        Description = "cpu, or cuda in a build with -p:OnnxRuntime=Gpu.",
        HelpName = "cpu|cuda",
        DefaultValueFactory = _ => ExecutionProvider.Cpu,
    };

    /// <summary>Reads the address of a server.</summary>
    public static Uri? ServerAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"'{text}' is no address of a server; expected one such as http://127.0.0.1:7071");
        return null;
    }
}
