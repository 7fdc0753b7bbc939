using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NextGpt.Model.Bundles;
using NextGpt.Model.Tests.Support;
using NextGpt.Nano;
using NextGpt.Pipeline.Models;

namespace NextGpt.Pipeline.Tests.Models;

/// <summary>The shipped bundle, brought from another folder as if from far away.</summary>
public sealed class BundleCacheTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();
    private readonly Source _source = new(NanoBundle.Locate());

    [Fact]
    public async Task Fetch_NewBundle_IsWholeAndCalledByItsDigest()
    {
        string folder = await new BundleCache(_cache.Path).FetchAsync(_source);

        var bundle = Bundle.Load(folder);
        Assert.Equal(bundle.Digest, Path.GetFileName(folder));
        Assert.Equal(Bundle.Load(NanoBundle.Locate()).Digest, bundle.Digest);
    }

    [Fact]
    public async Task Fetch_Again_BringsTheManifestOnly()
    {
        await new BundleCache(_cache.Path).FetchAsync(_source);
        _source.Opened.Clear();

        await new BundleCache(_cache.Path).FetchAsync(_source);

        Assert.Equal([BundleJson.FileName], _source.Opened);
    }

    [Fact]
    public async Task Fetch_BrokenOff_GoesOnWithWhatIsMissing()
    {
        _source.Missing = "vocab.json";
        await Assert.ThrowsAsync<FileNotFoundException>(() => new BundleCache(_cache.Path).FetchAsync(_source));
        Assert.Empty(Directory.GetFiles(_cache.Path, BundleJson.FileName, SearchOption.AllDirectories));
        int whole = Directory.GetFiles(_cache.Path, "*", SearchOption.AllDirectories).Length;
        _source.Missing = null;
        _source.Opened.Clear();

        Bundle.Load(await new BundleCache(_cache.Path).FetchAsync(_source));

        Assert.Equal(Bundle.Load(NanoBundle.Locate()).Manifest.Files.Count - whole, _source.Opened.Count - 1);
    }

    [Fact]
    public async Task Fetch_OtherBytesThanTheManifestSays_IsRefusedAndLeavesNoFile()
    {
        _source.Change = ("vocab.json", bytes => [.. bytes[..^1], (byte)'#']);

        BundleException refused = await Assert.ThrowsAsync<BundleException>(() => new BundleCache(_cache.Path).FetchAsync(_source));

        Assert.Contains("vocab.json", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.Path, "vocab.json*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Fetch_LongerThanTheManifestSays_IsRefused()
    {
        _source.Change = ("vocab.json", bytes => [.. bytes, (byte)' ']);

        await Assert.ThrowsAsync<BundleException>(() => new BundleCache(_cache.Path).FetchAsync(_source));
    }

    [Fact]
    public async Task Fetch_NameThatLeadsOut_IsRefused()
    {
        _source.Change = (BundleJson.FileName, LeadOut);

        Assert.Contains("inside the bundle", (await Assert.ThrowsAsync<BundleException>(() => new BundleCache(_cache.Path).FetchAsync(_source))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_Alone_IsEnoughToKnowTheModel()
    {
        await File.WriteAllBytesAsync(Path.Combine(_cache.Path, BundleJson.FileName), await BundleCache.ManifestAsync(_source));

        var bundle = Bundle.Load(_cache.Path, BundleVerification.Manifest);

        Assert.Equal("nano", bundle.Manifest.Name);
        Assert.Throws<BundleException>(() => Bundle.Load(_cache.Path, BundleVerification.Lengths));
    }

    public void Dispose() => _cache.Dispose();

    private static byte[] LeadOut(byte[] bytes)
    {
        JsonObject manifest = JsonNode.Parse(bytes)!.AsObject();
        manifest["files"]!["../outside.bin"] = new JsonObject { ["bytes"] = 1, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData([1])) };
        return Encoding.UTF8.GetBytes(manifest.ToJsonString());
    }

    private sealed class Source(string folder) : IBundleFiles
    {
        public List<string> Opened { get; } = [];

        public string? Missing { get; set; }

        public (string Name, Func<byte[], byte[]> With)? Change { get; set; }

        public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken = default)
        {
            lock (Opened)
            {
                Opened.Add(name);
            }

            if (name == Missing)
            {
                throw new FileNotFoundException($"{name} is not there.");
            }

            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(folder, name), cancellationToken);
            return new MemoryStream(Change is { } change && change.Name == name ? change.With(bytes) : bytes, writable: false);
        }
    }
}
