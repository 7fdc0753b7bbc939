using System.Text.Json;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>Records uploads that could not be looked at, however often it was tried.</summary>
/// <param name="area">The drop.</param>
public sealed class PoisonUploads(IDropArea area)
{
    private const string ErrorName = "error.json";
    private const string Nameless = "unreadable-events";

    /// <summary>Records one.</summary>
    /// <param name="message">The event that told of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when <c>error.json</c> of the upload is in the outbox.</returns>
    /// <exception cref="Media.Stores.StoreException">The drop cannot be written.</exception>
    public async Task RecordAsync(string message, CancellationToken cancellationToken = default)
    {
        string upload;
        DropError error;
        try
        {
            upload = UploadEvent.UploadOf(message);
            error = new DropError(upload, null, ErrorCodes.Internal, $"{upload}: it could not be looked at; its message was given up. Upload it again.");
        }
        catch (FormatException e)
        {
            upload = Nameless;
            error = new DropError(upload, null, ErrorCodes.InvalidRequest, e.Message);
        }

        await area.WriteAnswerAsync(upload, ErrorName, JsonSerializer.SerializeToUtf8Bytes(error, DropJson.Default.DropError), cancellationToken);
    }
}
