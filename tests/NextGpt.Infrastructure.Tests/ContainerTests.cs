using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NextGpt.Infrastructure.Tests;

public sealed class ContainerTests
{
    [Theory]
    [InlineData("infra/docker/front.Dockerfile")]
    [InlineData("infra/docker/gpu.Dockerfile")]
    public void Image_Always_RunsAsNobodyInParticular(string file)
    {
        string text = Repository.Text(file);

        Assert.Matches("(?m)^USER [1-9][0-9]+$", text);
        Assert.Contains("FUNCTIONS_WORKER_PROCESS_COUNT=1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GpuImage_Always_HasTheCudaThatItsOnnxRuntimeNeeds()
    {
        Version onnxRuntime = Version.Parse(XDocument.Parse(Repository.Text("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(p => (string?)p.Attribute("Include") == "Microsoft.ML.OnnxRuntime.Gpu")
            .Attribute("Version")!.Value);
        string cuda = Regex.Match(Repository.Text("infra/docker/gpu.Dockerfile"), "nvidia/cuda:([0-9]+)\\.").Groups[1].Value;

        // 1.26 was the last one of the CUDA 12 line.
        Assert.Equal(onnxRuntime >= new Version(1, 27) ? "13" : "12", cuda);
    }

    [Fact]
    public void GpuImage_WhenALibraryIsMissing_IsNotBuilt()
    {
        string text = Repository.Text("infra/docker/gpu.Dockerfile");

        Assert.Contains("ldd \"$provider\"", text, StringComparison.Ordinal);
        Assert.Contains("exit 1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("infra/gpu/host.json")]
    public void HostSettings_Always_UseTheScheduler(string file)
    {
        JsonObject durable = Repository.Json(file)["extensions"]!["durableTask"]!.AsObject();

        Assert.Equal("azureManaged", (string?)durable["storageProvider"]!["type"]);
        Assert.True((bool)durable["storageProvider"]!["workItemFilteringEnabled"]!);
        Assert.Equal("", (string?)Repository.Json(file)["extensions"]!["http"]!["routePrefix"]);
    }

    [Fact]
    public void HostSettings_OfTheGpu_RunOneModelAtATime() =>
        Assert.Equal(1, (int)Repository.Json("infra/gpu/host.json")["extensions"]!["durableTask"]!["maxConcurrentActivityFunctions"]!);

    [Fact]
    public void Services_OfAzd_AreTheTaggedApps()
    {
        string azd = Repository.Text("azure.yaml");
        string service = Repository.Text("infra/service.bicep");

        Assert.All(["front", "gpu"], name =>
        {
            Assert.Matches($"(?m)^  {name}:$", azd);
            Assert.Contains($"serviceName: '{name}'", service, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathOf($"infra/docker/{name}.Dockerfile")));
        });
    }
}
