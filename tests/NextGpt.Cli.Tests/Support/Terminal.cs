using NextGpt.Cli.Hosting;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Cli.Tests.Support;

/// <summary>A folder to work in, and the program run in it as from a pipe.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public string this[string name] => _folder[name];

    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync("", CancellationToken.None, arguments);

    public async Task<Outcome> RunAsync(string input, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost(new StringReader(input), output, error, Folder, IsTerminal: false, IsTyped: false, TimeProvider.System);
        int code = await CommandLine.RunAsync(arguments, host, cancellationToken);
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Gets all files below the folder, by relative path, in order.</summary>
    public string[] Files() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Where(p => !Directory.Exists(p)).Select(p => Path.GetRelativePath(Folder, p)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();
}

internal sealed record Outcome(int Code, string Out, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
