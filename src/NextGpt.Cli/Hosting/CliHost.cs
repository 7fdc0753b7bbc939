using NextGpt.Cli.Asking.Pictures;

namespace NextGpt.Cli.Hosting;

/// <summary>What a command has of the world around it; tests bring their own.</summary>
/// <param name="In">What is typed.</param>
/// <param name="Out">Takes answers.</param>
/// <param name="Error">Takes progress and errors.</param>
/// <param name="Directory">The folder that relative paths start from, as a full path.</param>
/// <param name="IsTerminal">Whether somebody watches <paramref name="Error"/>.</param>
/// <param name="IsTyped">Whether somebody types <paramref name="In"/>.</param>
/// <param name="Time">The clock.</param>
internal sealed record CliHost(TextReader In, TextWriter Out, TextWriter Error, string Directory, bool IsTerminal, bool IsTyped, TimeProvider Time)
{
    /// <summary>Gets how the terminal that answers go to shows pictures.</summary>
    public PictureStyle Pictures { get; init; }

    public static CliHost OfProcess() => new(
        Console.In, Console.Out, Console.Error, Environment.CurrentDirectory, !Console.IsErrorRedirected, !Console.IsInputRedirected, TimeProvider.System)
    {
        Pictures = PictureStyles.Of(Environment.GetEnvironmentVariable, !Console.IsOutputRedirected),
    };

    /// <summary>Makes a full path of what the user named.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Directory);

    /// <summary>Shows a path as the user would write it: relative when it lies below the current folder.</summary>
    public string Show(string path)
    {
        string relative = Path.GetRelativePath(Directory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
