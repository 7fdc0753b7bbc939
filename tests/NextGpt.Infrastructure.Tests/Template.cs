using System.Text.Json.Nodes;

namespace NextGpt.Infrastructure.Tests;

/// <summary>What <c>infra/main.bicep</c> compiles to, with the resources of all nested templates.</summary>
public sealed class Template : IAsyncLifetime
{
    private JsonObject? _root;

    /// <summary>Gets the template that is deployed.</summary>
    internal JsonObject Root => _root!;

    /// <summary>Gets what the compiler said.</summary>
    internal string Messages { get; private set; } = "";

    /// <summary>Gets the compiler's exit code.</summary>
    internal int Code { get; private set; } = -1;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (BicepCli.Location is not null)
        {
            (Code, string output, Messages) = await BicepCli.RunAsync("build", Repository.PathOf("infra/main.bicep"), "--stdout");
            _root = Code == 0 ? JsonNode.Parse(output)!.AsObject() : null;
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    internal IReadOnlyList<JsonObject> Resources(string type) => [.. All(Root).Where(r => (string?)r["type"] == type && (bool?)r["existing"] != true)];

    internal IEnumerable<JsonObject> All() => All(Root).Where(r => (bool?)r["existing"] != true);

    private static IEnumerable<JsonObject> All(JsonObject template)
    {
        IEnumerable<JsonNode?> resources = template["resources"] is JsonArray list ? list : template["resources"]!.AsObject().Select(r => r.Value);
        foreach (JsonObject resource in resources.Select(r => r!.AsObject()))
        {
            if ((string?)resource["type"] != "Microsoft.Resources/deployments")
            {
                yield return resource;
            }
            else
            {
                foreach (JsonObject nested in All(resource["properties"]!["template"]!.AsObject()))
                {
                    yield return nested;
                }
            }
        }
    }
}
