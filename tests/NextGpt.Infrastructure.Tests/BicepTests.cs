using System.Text.Json.Nodes;
using NextGpt.Media.Stores.AzureBlobs;

namespace NextGpt.Infrastructure.Tests;

public sealed class BicepTests(Template template) : IClassFixture<Template>
{
    /// <summary>Of each role that is given: what it lets its holder do.</summary>
    private static readonly Dictionary<string, string> s_roles = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner, of the host's own account",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
    };

    [BicepFact]
    public void Build_Main_IsClean()
    {
        Assert.Equal("", template.Messages.Trim());
        Assert.Equal(0, template.Code);
    }

    [BicepFact]
    public async Task Lint_Main_IsClean()
    {
        (int code, string output, string messages) = await BicepCli.RunAsync("lint", Repository.PathOf("infra/main.bicep"));

        Assert.Equal("", (output + messages).Trim());
        Assert.Equal(0, code);
    }

    [BicepFact]
    public void Storage_Always_TakesNoKeys()
    {
        IReadOnlyList<JsonObject> accounts = template.Resources("Microsoft.Storage/storageAccounts");

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.False((bool)account["properties"]!["allowSharedKeyAccess"]!);
            Assert.False((bool)account["properties"]!["allowBlobPublicAccess"]!);
            Assert.Equal("TLS1_2", (string?)account["properties"]!["minimumTlsVersion"]);
        });
    }

    [BicepFact]
    public void Template_Always_ReadsNoKeyAndHoldsNoSecret()
    {
        string json = template.Root.ToJsonString();

        Assert.DoesNotContain("listKeys", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("securestring", json, StringComparison.OrdinalIgnoreCase);
        Assert.All(template.Resources("Microsoft.Insights/components"), i => Assert.True((bool)i["properties"]!["DisableLocalAuth"]!));
        Assert.All(template.Resources("Microsoft.ContainerRegistry/registries"), r => Assert.False((bool)r["properties"]!["adminUserEnabled"]!));
    }

    [BicepFact]
    public void Roles_Always_AreThoseThatAreNeeded()
    {
        string json = template.Root.ToJsonString();
        string[] guids = [.. System.Text.RegularExpressions.Regex.Matches(json, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").Select(m => m.Value).Distinct()];

        Assert.Equal(s_roles.Keys.Order(), guids.Order());
    }

    [BicepFact]
    public void Resources_ThatCanHaveTags_HaveThem()
    {
        string[] untagged =
        [
            "Microsoft.Authorization/roleAssignments", "Microsoft.Insights/diagnosticSettings", "Microsoft.App/containerApps/authConfigs",
            "Microsoft.EventGrid/systemTopics/eventSubscriptions", "Microsoft.DurableTask/schedulers/taskHubs", "Microsoft.DurableTask/schedulers/retentionPolicies",
            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "Microsoft.Network/virtualNetworks/subnets",
        ];
        IEnumerable<string> without = template.All()
            .Where(r => r["tags"] is null)
            .Select(r => (string)r["type"]!)
            .Where(t => !t.StartsWith("Microsoft.Storage/storageAccounts/", StringComparison.Ordinal))
            .Distinct();

        Assert.Empty(without.Except(untagged));
    }

    [BicepFact]
    public void Apps_Always_AreFunctionAppsThatStopSlowly()
    {
        IReadOnlyList<JsonObject> apps = template.Resources("Microsoft.App/containerApps");

        Assert.Equal(2, apps.Count);
        Assert.All(apps, app =>
        {
            Assert.Equal("functionapp", (string?)app["kind"]);
            Assert.Equal("Single", (string?)app["properties"]!["configuration"]!["activeRevisionsMode"]);
            Assert.Equal(600, (int)app["properties"]!["template"]!["terminationGracePeriodSeconds"]!);
        });
    }

    [BicepFact]
    public void Authentication_WithoutAToken_LetsNobodyIn()
    {
        JsonObject authentication = template.Resources("Microsoft.App/containerApps/authConfigs")[0];

        Assert.Equal("Return401", (string?)authentication["properties"]!["globalValidation"]!["unauthenticatedClientAction"]);
        Assert.Equal(["/health/live"], authentication["properties"]!["globalValidation"]!["excludedPaths"]!.AsArray().Select(p => (string?)p));
    }

    [BicepFact]
    public void Store_Container_IsTheOneOfTheProgram()
    {
        string json = template.Root.ToJsonString();
        string container = new AzureStoreOptions().Container;

        Assert.Contains($"\"dataContainer\":\"{container}\"", json, StringComparison.Ordinal);
        Assert.Contains($"/blobServices/default/containers/{container}/blobs/inbox/", json, StringComparison.Ordinal);
    }

    [BicepFact]
    public void Parameters_OfAzd_AreThoseOfTheTemplate()
    {
        JsonObject given = Repository.Json("infra/main.parameters.json")["parameters"]!.AsObject();
        JsonObject known = template.Root["parameters"]!.AsObject();

        Assert.All(given, p => Assert.True(known.ContainsKey(p.Key), $"main.bicep has no parameter {p.Key}."));
        Assert.All(known.Where(p => p.Value!["defaultValue"] is null), p => Assert.True(given.ContainsKey(p.Key), $"main.parameters.json lacks {p.Key}."));
    }
}
