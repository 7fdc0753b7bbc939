using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Tokenization;

/// <summary>Opens the tokenizer of a bundle.</summary>
public static class TextTokenizer
{
    /// <summary>Opens the tokenizer that a bundle names.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>The tokenizer; safe for use by several threads.</returns>
    /// <exception cref="BundleException">Its files are not what the manifest says.</exception>
    public static ITextTokenizer Load(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        TokenizerManifest manifest = bundle.Manifest.Tokenizer;
        return manifest.Type == "sentencepiece"
            ? SentencePieceTokenizer.Load(bundle.PathOf(manifest.Vocabulary))
            : ByteLevelBpeTokenizer.Load(bundle.PathOf(manifest.Vocabulary), bundle.PathOf(manifest.Merges!));
    }

    /// <summary>Does to a user's text what the model was trained with.</summary>
    /// <param name="manifest">Names the normalization: <c>none</c> or <c>lowercase</c>.</param>
    /// <param name="text">The text as typed.</param>
    /// <returns>The text to encode.</returns>
    public static string Normalize(TokenizerManifest manifest, string text)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(text);
        return manifest.UserNormalization == "lowercase" ? text.ToLowerInvariant() : text;
    }
}
