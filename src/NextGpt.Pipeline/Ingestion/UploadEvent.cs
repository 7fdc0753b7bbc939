using System.Text.Json;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>What storage tells of a file that was written: an event of Azure Event Grid, as it lies in a queue.</summary>
public static class UploadEvent
{
    private const string Marker = "/blobs/inbox/";

    /// <summary>Finds the upload that a file belongs to.</summary>
    /// <param name="message">An event, or a list of one.</param>
    /// <returns>The upload's name, for <see cref="DropInbox.ReceiveAsync"/>.</returns>
    /// <exception cref="FormatException">It is no event of a file in an inbox.</exception>
    public static string UploadOf(string message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            JsonElement root = document.RootElement;
            JsonElement told = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root;
            if (told.ValueKind == JsonValueKind.Object && told.TryGetProperty("subject", out JsonElement subject) && subject.ValueKind == JsonValueKind.String)
            {
                string path = subject.GetString()!;
                int start = path.IndexOf(Marker, StringComparison.Ordinal);
                if (start >= 0 && UploadOfPath(path[(start + Marker.Length)..]) is { Length: > 0 } upload)
                {
                    return upload;
                }
            }
        }
        catch (JsonException e)
        {
            throw new FormatException("The message is no JSON; expected an event of a file in the inbox.", e);
        }

        throw new FormatException($"The message has no subject with '{Marker}' and a name; expected an event of a file in the inbox.");
    }

    /// <summary>Finds the upload that a file belongs to.</summary>
    /// <param name="path">Its path below the inbox, such as <c>NAME/request.json</c> or <c>song.wav</c>.</param>
    /// <returns>The upload's name.</returns>
    public static string UploadOfPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/', 2)[0];
    }
}
