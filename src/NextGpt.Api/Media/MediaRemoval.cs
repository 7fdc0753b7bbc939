using NextGpt.Api.Models;
using NextGpt.Contracts;
using NextGpt.Contracts.Models;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Media;

/// <summary>Ends uses of media. With the last use of a medium goes the medium, and what models have read out of it.</summary>
internal sealed class MediaRemoval(MediaUses uses, ModelCatalog models, IBlobArea blobs)
{
    public async Task RemoveAsync(string sha256, string user, CancellationToken cancellationToken)
    {
        if (!await uses.RemoveAsync(sha256, user, cancellationToken))
        {
            return;
        }

        string id = MediaId.FromDigest(Convert.FromHexString(sha256)).ToString();
        foreach (ModelCard model in models.All)
        {
            foreach (Modality kind in model.Input.Where(k => k != Modality.Text))
            {
                await blobs.DeleteAsync(ArtifactNames.Encoding(model.BundleDigest, new MediaInput(id, sha256, kind)), cancellationToken);
            }
        }
    }
}
