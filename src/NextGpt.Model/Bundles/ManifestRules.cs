using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Bundles;

/// <summary>What a manifest must hold to, beyond its types; each breach is one error.</summary>
internal static class ManifestRules
{
    private static readonly string[] TokenizerTypes = ["byte-level-bpe", "sentencepiece"];
    private static readonly string[] Normalizations = ["none", "lowercase"];
    private static readonly string[] ProjectorInputs = ["embedding", "patch_embeddings"];
    private static readonly string[] ConditionInputs = ["encoder_hidden_states", "class_labels"];
    private static readonly string[] Schedulers = ["ddim", "pndm", "euler", "dpm-solver++", "flow-match-euler"];

    public static void Check(BundleManifest manifest)
    {
        foreach (string file in Referenced(manifest))
        {
            Require(manifest.Files.ContainsKey(file), $"Bundle file '{file}'", "an entry in 'files' of bundle.json", "none");
        }

        CheckTokenizer(manifest);
        foreach ((Modality modality, IReadOnlyList<string> tokens) in manifest.Signals)
        {
            CheckSignals(manifest, modality, tokens);
        }

        string[] signals = [.. manifest.Signals.Values.SelectMany(t => t)];
        string? twice = signals.GroupBy(t => t).FirstOrDefault(g => g.Count() > 1)?.Key;
        Require(twice is null, $"Signal token '{twice}'", "one place in one group", "several");

        foreach ((Modality modality, EncoderManifest encoder) in manifest.Encoders)
        {
            CheckEncoder(modality, encoder);
        }

        foreach (DecoderManifest decoder in manifest.Decoders)
        {
            CheckDecoder(manifest, decoder);
        }
    }

    private static IEnumerable<string> Referenced(BundleManifest manifest)
    {
        yield return manifest.Tokenizer.Vocabulary;
        if (manifest.Tokenizer.Merges is { } merges)
        {
            yield return merges;
        }

        yield return manifest.LanguageModel.File;
        yield return manifest.LanguageModel.EmbeddingFile;
        foreach (EncoderManifest encoder in manifest.Encoders.Values)
        {
            yield return encoder.File;
            yield return encoder.ProjectorFile;
        }

        foreach (DecoderManifest decoder in manifest.Decoders)
        {
            yield return decoder.ProjectorFile;
            yield return decoder.DenoiserFile;
            yield return decoder.LatentDecoderFile;
            yield return decoder.UnconditionalFile;
            if (decoder.VocoderFile is { } vocoder)
            {
                yield return vocoder;
            }
        }
    }

    private static void CheckTokenizer(BundleManifest manifest)
    {
        TokenizerManifest tokenizer = manifest.Tokenizer;
        OneOf("tokenizer.type", tokenizer.Type, TokenizerTypes);
        OneOf("tokenizer.user_normalization", tokenizer.UserNormalization, Normalizations);
        Require(tokenizer.Type != "byte-level-bpe" || tokenizer.Merges is not null, "tokenizer.merges", "the path of merges.txt", "none");
        int rows = manifest.LanguageModel.VocabularySize;
        foreach ((string token, int id) in tokenizer.AddedTokens.Append(new("begin_of_sequence", tokenizer.BeginOfSequence)).Append(new("end_of_sequence", tokenizer.EndOfSequence)))
        {
            Require(id >= 0 && id < rows, $"Id of token '{token}'", $"0 to {rows - 1}", $"{id}");
        }
    }

    private static void CheckSignals(BundleManifest manifest, Modality modality, IReadOnlyList<string> tokens)
    {
        Require(modality != Modality.Text, "signals", "image, audio or video", "text");
        Require(tokens.Count > 0, $"signals.{Name(modality)}", "at least one token", "none");
        foreach (string token in tokens)
        {
            Require(manifest.Tokenizer.AddedTokens.ContainsKey(token), $"Signal token '{token}'", "an entry in 'added_tokens'", "none");
        }
    }

    private static void CheckEncoder(Modality modality, EncoderManifest encoder)
    {
        string name = $"encoders.{Name(modality)}";
        OneOf($"{name}.projector_input", encoder.ProjectorInput, ProjectorInputs);
        Require(encoder.Tokens > 0, $"{name}.tokens", "at least 1", $"{encoder.Tokens}");
        bool sound = modality == Modality.Audio;
        Require(sound ? encoder.Audio is not null : encoder.Vision is not null, $"{name}.{(sound ? "audio" : "vision")}", "preprocessing constants", "none");
    }

    private static void CheckDecoder(BundleManifest manifest, DecoderManifest decoder)
    {
        string name = $"decoder '{decoder.Id}'";
        OneOf($"condition_input of {name}", decoder.ConditionInput, ConditionInputs);
        OneOf($"scheduler.type of {name}", decoder.Scheduler.Type, Schedulers);
        Require(manifest.Signals.ContainsKey(decoder.Modality), $"signals.{Name(decoder.Modality)}", $"signal tokens for {name}", "none");
        int rank = decoder.Modality == Modality.Video ? 4 : 3;
        Require(decoder.LatentShape.Count == rank && decoder.LatentShape.All(d => d > 0), $"latent_shape of {name}", $"{rank} sizes above 0", $"[{string.Join(", ", decoder.LatentShape)}]");
        Require(decoder.LatentScaling > 0, $"latent_scaling of {name}", "above 0", $"{decoder.LatentScaling}");
        Require(decoder.Steps > 0, $"steps of {name}", "at least 1", $"{decoder.Steps}");
        Require(decoder.Modality != Modality.Audio || decoder.VocoderFile is not null, $"vocoder_file of {name}", "a graph", "none");
        OutputManifest output = decoder.Output;
        bool complete = decoder.Modality == Modality.Audio
            ? output is { SampleRate: > 0, Samples: > 0 }
            : output is { Width: > 0, Height: > 0 } && (decoder.Modality != Modality.Video || output is { Frames: > 0, FramesPerSecond: > 0 });
        Require(complete, $"output of {name}", $"every size and rate of {Name(decoder.Modality)} above 0", output.ToString());
    }

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private static void OneOf(string thing, string actual, string[] allowed) => Require(allowed.Contains(actual), thing, $"one of {string.Join(", ", allowed)}", $"'{actual}'");

    private static void Require(bool condition, string thing, string expected, string actual)
    {
        if (!condition)
        {
            throw new BundleException(thing, expected, actual);
        }
    }
}
