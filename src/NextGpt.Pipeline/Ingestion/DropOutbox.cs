using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>
/// Puts answers where whoever dropped the question finds them. <c>upload.json</c> is written last: where it is, all of the answer is.
/// </summary>
internal sealed class DropOutbox(IDropArea area, IMediaFiles media)
{
    private const string TicketName = "upload.json";
    private const string AnswerName = "answer.json";
    private const string ErrorName = "error.json";
    private const string TextName = "answer.txt";
    private const string ReceiptName = "receipt.json";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads which upload was answered there.</summary>
    /// <returns>Which, or null if none was, or it cannot be told.</returns>
    public async Task<DropTicket?> TicketAsync(string upload, CancellationToken cancellationToken)
    {
        byte[]? bytes = await area.TryReadAnswerAsync(upload, TicketName, cancellationToken);
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize(bytes, DropJson.Default.DropTicket) is { Files: not null } ticket ? ticket : null;
        }
        catch (JsonException)
        {
            // Whatever somebody put there: it is no answer, and is replaced by one.
            return null;
        }
    }

    /// <summary>Writes the answer of a job that has ended.</summary>
    public async Task AnswerAsync(DropTicket ticket, Job job, CancellationToken cancellationToken)
    {
        await area.DeleteAnswerAsync(ticket.Upload, cancellationToken);
        List<JobPart> parts = [];
        foreach (JobPart part in job.Parts)
        {
            parts.Add(part.Media is { } made && part.Status == JobStatus.Succeeded
                ? part with { Media = await MediumAsync(ticket.Upload, part.Index, made, cancellationToken) }
                : part);
        }

        Job answer = job with { Parts = parts, Links = null };
        string text = string.Join("\n\n", parts.Where(p => p.Type == Modality.Text && !string.IsNullOrWhiteSpace(p.Text)).Select(p => p.Text!.Trim()));
        string json = JobJson.Serialize(answer);
        await WriteAsync(ticket.Upload, TextName, text.Length == 0 ? text : text + "\n", cancellationToken);
        if (JsonNode.Parse(json)?["receipt"] is { } receipt)
        {
            await WriteAsync(ticket.Upload, ReceiptName, receipt.ToJsonString(s_indented) + "\n", cancellationToken);
        }

        if (job.Status == JobStatus.Failed && job.Error is { } error)
        {
            await WriteErrorAsync(new DropError(ticket.Upload, job.Id, error.Code, error.Message), cancellationToken);
        }

        await WriteAsync(ticket.Upload, AnswerName, json + "\n", cancellationToken);
        await WriteTicketAsync(ticket, cancellationToken);
    }

    /// <summary>Writes what is wrong with an upload.</summary>
    public async Task RefuseAsync(DropTicket ticket, DropError error, CancellationToken cancellationToken)
    {
        await area.DeleteAnswerAsync(ticket.Upload, cancellationToken);
        await WriteErrorAsync(error, cancellationToken);
        await WriteTicketAsync(ticket, cancellationToken);
    }

    public Task WriteTicketAsync(DropTicket ticket, CancellationToken cancellationToken) =>
        WriteAsync(ticket.Upload, TicketName, JsonSerializer.Serialize(ticket, DropJson.Default.DropTicket) + "\n", cancellationToken);

    private async Task<JobMedia> MediumAsync(string upload, int part, JobMedia made, CancellationToken cancellationToken)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"part-{part}{ExtensionOf(made.ContentType)}");
        await area.WriteAnswerAsync(upload, name, await media.ReadAsync(made.Id, cancellationToken), cancellationToken);
        return made with { Url = name };
    }

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "audio/wav" => ".wav",
        "video/mp4" => ".mp4",
        _ => ".bin",
    };

    private Task WriteErrorAsync(DropError error, CancellationToken cancellationToken) =>
        WriteAsync(error.Upload, ErrorName, JsonSerializer.Serialize(error, DropJson.Default.DropError) + "\n", cancellationToken);

    private Task WriteAsync(string upload, string file, string text, CancellationToken cancellationToken) =>
        area.WriteAnswerAsync(upload, file, Encoding.UTF8.GetBytes(text), cancellationToken);
}
