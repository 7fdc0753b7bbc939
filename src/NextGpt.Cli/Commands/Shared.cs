using System.CommandLine;
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
}
