using System.Reflection;
using System.Text.Json.Nodes;

namespace NextGpt.Infrastructure.Tests;

/// <summary>The files of the repository that these tests read.</summary>
internal static class Repository
{
    public static string PathOf(string name) => Path.GetFullPath(Path.Combine(Metadata("Repository")!, name));

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    public static string? Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
}
