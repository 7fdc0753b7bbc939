using System.Globalization;
using System.Text.Json;
using NextGpt.Cli.Hosting;
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
        string wanted = string.Create(CultureInfo.InvariantCulture, $"{{ \"configuration\": \"{options.Configuration.Name}\", \"seed\": {options.Seed} }}\n");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(options.Directory);
            File.WriteAllText(path, wanted);
            return;
        }

        using JsonDocument found = JsonDocument.Parse(File.ReadAllText(path));
        string? configuration = found.RootElement.GetProperty("configuration").GetString();
        int seed = found.RootElement.GetProperty("seed").GetInt32();
        if (configuration != options.Configuration.Name || seed != options.Seed)
        {
            throw new UsageException($"--out {shown}: begun as '{configuration}' with seed {seed}; expected '{options.Configuration.Name}' with seed {options.Seed}, or another folder.");
        }
    }
}
