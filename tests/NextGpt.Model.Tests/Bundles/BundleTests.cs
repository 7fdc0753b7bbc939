using NextGpt.Contracts;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Model.Tests.Bundles;

public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_WholeBundle_GivesManifestAndDigest()
    {
        TinyManifest.Write(_folder, TinyManifest.Create());

        Bundle fromFolder = Bundle.Load(_folder.Path + Path.DirectorySeparatorChar);
        Bundle fromFile = Bundle.Load(_folder[BundleJson.FileName]);

        Assert.Equal("tiny", fromFolder.Manifest.Name);
        Assert.Equal(64, fromFolder.Digest.Length);
        Assert.Equal((fromFolder.Digest, fromFolder.Directory), (fromFile.Digest, fromFile.Directory));
        Assert.Equal(_folder["vocab.json"], fromFolder.PathOf("vocab.json"));
    }

    [Fact]
    public void Load_NoManifest_SaysSo() => Fails("bundle.json", "none");

    [Fact]
    public void Load_NoJson_NamesTheFile()
    {
        File.WriteAllText(_folder[BundleJson.FileName], "{ \"format\": ");

        Fails(BundleJson.FileName, "JSON");
    }

    [Fact]
    public void Load_OtherFormat_SaysWhichOne()
    {
        File.WriteAllText(_folder[BundleJson.FileName], "{ \"format\": \"gguf\" }");

        Fails("'format'", "'gguf'", "'nextgpt-bundle'");
    }

    [Fact]
    public void Load_UnknownVersion_SaysWhichOneEvenIfItsFieldsAreUnknown()
    {
        File.WriteAllText(_folder[BundleJson.FileName], "{ \"format\": \"nextgpt-bundle\", \"version\": 7, \"novelty\": true }");

        Fails("'version'", "expected 1, found 7");
    }

    [Fact]
    public void Load_UnknownField_NamesIt()
    {
        BundleManifest manifest = TinyManifest.Write(_folder, TinyManifest.Create());
        TinyManifest.WriteManifest(_folder, manifest);
        string json = File.ReadAllText(_folder[BundleJson.FileName]);
        File.WriteAllText(_folder[BundleJson.FileName], json.Replace("\"license\"", "\"novelty\": 1, \"license\"", StringComparison.Ordinal));

        Fails("novelty");
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        TinyManifest.Write(_folder, TinyManifest.Create());
        File.Delete(_folder["vocoder.onnx"]);

        Fails("'vocoder.onnx'", "no file");
    }

    [Fact]
    public void Load_OtherLength_GivesBoth()
    {
        TinyManifest.Write(_folder, TinyManifest.Create());
        File.AppendAllText(_folder["vocoder.onnx"], "!");

        Fails("'vocoder.onnx'", "expected 12 bytes, found 13 bytes");
    }

    [Fact]
    public void Load_WrongDigest_GivesBoth()
    {
        BundleManifest manifest = TinyManifest.Write(_folder, TinyManifest.Create());
        File.WriteAllText(_folder["vocoder.onnx"], "VOCODER.onnx");

        Fails("SHA-256 of bundle file 'vocoder.onnx'", manifest.Files["vocoder.onnx"].Sha256);
        Assert.NotNull(Bundle.Load(_folder.Path, BundleVerification.Lengths));
    }

    [Fact]
    public void Load_FileOutsideTheFolder_IsRefused()
    {
        BundleManifest manifest = TinyManifest.Write(_folder, TinyManifest.Create());
        var files = new Dictionary<string, BundleFile>(manifest.Files) { ["../secret"] = new("", 0) };
        TinyManifest.WriteManifest(_folder, manifest with { Files = files });

        Fails("'../secret'", "inside the bundle");
    }

    [Fact]
    public void Load_FileThatIsNotListed_NamesIt()
    {
        BundleManifest manifest = TinyManifest.Write(_folder, TinyManifest.Create());
        TinyManifest.WriteManifest(_folder, manifest with { LanguageModel = manifest.LanguageModel with { File = "other.onnx" } });

        Fails("'other.onnx'", "'files'");
    }

    [Fact]
    public void Load_UnknownScheduler_NamesIt()
    {
        BundleManifest manifest = TinyManifest.Create();
        TinyManifest.Write(_folder, manifest with { Decoders = [manifest.Decoders[0] with { Scheduler = new SchedulerManifest { Type = "heun" } }] });

        Fails("scheduler.type", "'heun'");
    }

    [Fact]
    public void Load_SignalThatIsNoAddedToken_NamesIt()
    {
        TinyManifest.Write(_folder, TinyManifest.Create() with { Signals = new Dictionary<Modality, IReadOnlyList<string>> { [Modality.Image] = ["[IMG9]"] } });

        Fails("'[IMG9]'");
    }

    [Fact]
    public void Load_AddedTokenOutsideTheVocabulary_GivesTheRange()
    {
        BundleManifest manifest = TinyManifest.Create();
        TinyManifest.Write(_folder, manifest with { LanguageModel = manifest.LanguageModel with { VocabularySize = 310 } });

        Fails("'[VID1]'", "0 to 309", "310");
    }

    [Fact]
    public void DecoderFor_NameOrDefault_FindsIt()
    {
        BundleManifest manifest = TinyManifest.Create();
        DecoderManifest second = manifest.Decoders[0] with { Id = "other", Default = false };
        TinyManifest.Write(_folder, manifest with { Decoders = [second, .. manifest.Decoders] });

        Bundle bundle = Bundle.Load(_folder.Path);

        Assert.Equal("image", bundle.DecoderFor(Modality.Image).Id);
        Assert.Equal("other", bundle.DecoderFor(Modality.Image, "other").Id);
        Assert.Contains("[other, image]", Assert.Throws<ArgumentException>(() => bundle.DecoderFor(Modality.Image, "none")).Message, StringComparison.Ordinal);
    }

    private void Fails(params string[] parts)
    {
        BundleException error = Assert.Throws<BundleException>(() => Bundle.Load(_folder.Path));

        Assert.DoesNotContain('\n', error.Message);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
