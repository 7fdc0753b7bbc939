using Azure.Identity;
using NextGpt.Model.Bundles;
using NextGpt.Nano;
using NextGpt.Pipeline.Models;

namespace NextGpt.Functions.Hosting;

/// <summary>Finds the bundle of this instance: the shipped one, a folder, or one in Blob Storage, which is brought here first.</summary>
internal static class AppBundle
{
    /// <exception cref="BundleException">It is damaged.</exception>
    public static async Task<Bundle> LoadAsync(AppOptions options, CancellationToken cancellationToken)
    {
        string location = string.IsNullOrEmpty(options.Model.Bundle) ? NanoBundle.Locate() : options.Model.Bundle;
        if (!Uri.TryCreate(location, UriKind.Absolute, out Uri? address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return Bundle.Load(location);
        }

        string cache = options.Model.CacheFolder ?? Path.Combine(Path.GetTempPath(), "nextgpt-bundles");
        var files = BlobBundleFiles.At(address, new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.Store.ManagedIdentityClientId }));
        if (options.Role != AppRole.Front)
        {
            return Bundle.Load(await new BundleCache(cache).FetchAsync(files, cancellationToken));
        }

        // Who runs no model needs no weights.
        string folder = Directory.CreateDirectory(Path.Combine(cache, "manifest")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, BundleJson.FileName), await BundleCache.ManifestAsync(files, cancellationToken), cancellationToken);
        return Bundle.Load(folder, BundleVerification.Manifest);
    }
}
