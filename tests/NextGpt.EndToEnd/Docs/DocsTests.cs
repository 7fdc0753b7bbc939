using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Docs;

/// <summary>What the documents tell a reader to type works.</summary>
[Collection(OneService.Name)]
public sealed partial class DocsTests(Service service)
{
    public static TheoryData<string> Documents() => [.. ShellBlock.Documents().Where(d => ShellBlock.Of(d).Count > 0)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Type_EveryShellBlockInOrder_Works(string document)
    {
        using var session = new ShellSession();
        await session.PrepareAsync(service);

        Assert.Null(await session.RunAsync(document, ShellBlock.Of(document).Where(b => b.NotRun is null)));
    }

    [Fact]
    public async Task Description_EveryRoute_IsCalledByCurlInTheDocuments()
    {
        JsonNode paths = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("openapi.json", UriKind.Relative)))!["paths"]!;
        string[] routes = [.. paths.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"))];
        string[] calls = [.. ShellBlock.Documents().SelectMany(ShellBlock.Of).SelectMany(Calls).Distinct()];

        string[] silent = [.. routes.Where(r => !calls.Any(c => Regex.IsMatch(c, $"^{Placeholder().Replace(r, "[^/]+")}$")))];

        Assert.True(silent.Length == 0, $"No document calls {string.Join(", ", silent)}.");
    }

    /// <summary>Gets what curl is told to call, such as <c>GET /v1/jobs/$job</c>.</summary>
    private static IEnumerable<string> Calls(ShellBlock block)
    {
        foreach (string command in Curl().Matches(block.Script.Replace("\\\n", " ", StringComparison.Ordinal)).Select(m => m.Value))
        {
            string method = Method().Match(command) is { Success: true } named ? named.Groups[1].Value : Head().IsMatch(command) ? "HEAD" : Body().IsMatch(command) ? "POST" : "GET";
            foreach (Match address in Address().Matches(command))
            {
                yield return $"{method} {address.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\bcurl [^\n]+")]
    private static partial Regex Curl();

    [GeneratedRegex(@" -X ([A-Z]+)")]
    private static partial Regex Method();

    [GeneratedRegex(" -[a-zA-Z]*I ")]
    private static partial Regex Head();

    [GeneratedRegex(" (-d|-F|--data-binary|--json) ")]
    private static partial Regex Body();

    [GeneratedRegex("""(?:\$url|127\.0\.0\.1:7071)(/[^\s"'?;)]*)""")]
    private static partial Regex Address();
}
