using System.Globalization;
using System.Text.Json;
using NextGpt.Cli.Hosting;
using NextGpt.Model.Bundles;
using NextGpt.Training.Plan;

namespace NextGpt.Cli.Training;

/// <summary>Notes what a training folder was begun with: checkpoints of two seeds or sizes must not mix.</summary>
internal static class TrainingFolder
{
    private const string Name = "training.json";

    /// <exception cref="UsageException">The folder was begun with something else.</exception>
    public static void Claim(TrainingOptions options, string shown)
    {
        string path = Path.Combine(options.Directory, Name);
        string from = options.From is null ? "nothing" : Bundle.Load(options.From, BundleVerification.Manifest).Digest;
        string wanted = string.Create(CultureInfo.InvariantCulture, $"{{ \"configuration\": \"{options.Configuration.Name}\", \"seed\": {options.Seed}, \"from\": \"{from}\" }}\n");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(options.Directory);
            File.WriteAllText(path, wanted);
            return;
        }

        using JsonDocument found = JsonDocument.Parse(File.ReadAllText(path));
        string? configuration = found.RootElement.GetProperty("configuration").GetString();
        int seed = found.RootElement.GetProperty("seed").GetInt32();
        string began = found.RootElement.TryGetProperty("from", out JsonElement bundle) ? bundle.GetString()! : "nothing";
        if (configuration != options.Configuration.Name || seed != options.Seed || began != from)
        {
            throw new UsageException($"--out {shown}: begun as '{configuration}' with seed {seed} from {Short(began)}; expected '{options.Configuration.Name}' with seed {options.Seed} from {Short(from)}, or another folder.");
        }
    }

    private static string Short(string digest) => digest.Length > 12 ? $"bundle {digest[..12]}" : digest;
}
