using System.CommandLine;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt bundle info</c> and <c>nextgpt bundle verify</c>.</summary>
internal sealed class BundleCommand
{
    private readonly Argument<string?> _folder = new("folder") { Description = "The model's folder. Without it the one that is shipped.", Arity = ArgumentArity.ZeroOrOne };
    private readonly CliHost _host;

    private BundleCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var bundle = new BundleCommand(host);
        var info = new Command("info", "Tell what a model is and what it takes and makes.") { bundle._folder };
        info.SetAction(bundle.Info);
        var verify = new Command("verify", "Check a model: every file's length and digest, and that its tokenizer loads.") { bundle._folder };
        verify.SetAction(bundle.Verify);
        return new Command("bundle", "Look at a model on disk.") { info, verify };
    }

    private int Info(ParseResult parsed)
    {
        Bundle bundle = Load(parsed, BundleVerification.Lengths);
        BundleManifest manifest = bundle.Manifest;
        LanguageModelManifest language = manifest.LanguageModel;
        Line("name", manifest.Name);
        Line("about", manifest.Description);
        Line("licence", manifest.License);
        Line("folder", _host.Show(bundle.Directory));
        Line("digest", bundle.Digest);
        Line("files", $"{manifest.Files.Count}, {Size(manifest.Files.Values.Sum(f => f.Bytes))}");
        Line("language model", $"{language.Layers} layers, width {language.HiddenSize}, {language.Heads} heads ({language.KeyValueHeads} for keys and values), {language.VocabularySize} tokens, context {language.ContextLength}");
        foreach ((Modality modality, EncoderManifest encoder) in manifest.Encoders.OrderBy(e => e.Key))
        {
            Line($"takes {Name(modality)}", $"{encoder.Tokens} positions of the prompt, from {encoder.ProjectorInput}");
        }

        foreach (DecoderManifest decoder in manifest.Decoders.OrderBy(d => d.Modality).ThenByDescending(d => d.Default))
        {
            string signals = manifest.Signals.TryGetValue(decoder.Modality, out IReadOnlyList<string>? tokens) ? $"{tokens.Count} signal tokens" : "no signal tokens";
            Line($"makes {Name(decoder.Modality)}", FormattableString.Invariant(
                $"{Output(decoder.Output)}; {decoder.Id}, {decoder.Scheduler.Type}, {decoder.Steps} steps, guidance {decoder.Guidance}, {signals}"));
        }

        _host.Out.WriteLine();
        foreach ((string name, BundleFile file) in manifest.Files.OrderByDescending(f => f.Value.Bytes))
        {
            _host.Out.WriteLine($"{Size(file.Bytes),10}  {name}");
        }

        return ExitCode.Success;
    }

    private int Verify(ParseResult parsed)
    {
        Bundle bundle = Load(parsed, BundleVerification.Full);
        using var model = NextGptModel.Load(bundle);
        _host.Out.WriteLine($"{_host.Show(bundle.Directory)}: all {bundle.Manifest.Files.Count} files as bundle.json says; digest {bundle.Digest}");
        return ExitCode.Success;
    }

    private Bundle Load(ParseResult parsed, BundleVerification verification) => Bundle.Load(Asker.BundlePath(_host, parsed.GetValue(_folder)), verification);

    private void Line(string name, string value) => _host.Out.WriteLine($"{name,-16}{value}");

    private static string Output(OutputManifest output) => output switch
    {
        { Frames: > 0 } => FormattableString.Invariant($"{output.Width} x {output.Height}, {output.Frames} frames at {output.FramesPerSecond} a second"),
        { SampleRate: > 0 } => FormattableString.Invariant($"{(double)output.Samples / output.SampleRate:0.##} s at {output.SampleRate} Hz"),
        _ => $"{output.Width} x {output.Height}",
    };

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000 => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
        >= 1000 => FormattableString.Invariant($"{bytes / 1e3:0.0} kB"),
        _ => $"{bytes} B",
    };
}
