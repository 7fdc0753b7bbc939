using System.Reflection;

namespace NextGpt.Api.Page;

/// <summary>The files of the web page, which travel in this assembly.</summary>
public static class PageFiles
{
    private const string Prefix = "page/";
    private const string Start = "index.html";

    private static readonly Lazy<IReadOnlyList<PageFile>> s_all = new(Load);

    /// <summary>Gets all files; the page itself has the path <c>/</c>.</summary>
    public static IReadOnlyList<PageFile> All => s_all.Value;

    private static List<PageFile> Load()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        List<PageFile> files = [];
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string name = resource[Prefix.Length..].Replace('\\', '/');
            files.Add(new PageFile(name == Start ? "/" : $"/{name}", TypeOf(name), bytes));
        }

        return files;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".mp4" => "video/mp4",
        string other => throw new InvalidOperationException($"The page's file {name} ends in '{other}'; expected a type that is known here."),
    };
}
