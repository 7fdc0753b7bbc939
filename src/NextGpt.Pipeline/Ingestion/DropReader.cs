using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>Reads uploads. What an upload is called and what its files hold is what its job is called after.</summary>
internal sealed class DropReader(IDropArea area, DropOptions options)
{
    private const int IdLetters = 32;
    private const int MostFiles = 256;

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 16 };

    /// <summary>Reads the request and the digests of the files that it names.</summary>
    /// <returns>The upload; null if it is not whole yet.</returns>
    /// <exception cref="PermanentException">The request is none.</exception>
    /// <exception cref="MediaException">A file is too large.</exception>
    public async Task<ReadUpload?> ReadAsync(DropUpload upload, CancellationToken cancellationToken)
    {
        DropFile request = upload.Request!;
        if (request.IsAlone)
        {
            return await DigestAsync(request, cancellationToken) is { } digest ? Make(upload, [(request, digest)], null) : null;
        }

        if (request.Bytes > options.MaxRequestBytes)
        {
            throw new PermanentException(ErrorCodes.InvalidRequest, $"{request.Name}: {request.Bytes} bytes; expected at most {options.MaxRequestBytes}.");
        }

        if (await TryReadAsync(request, cancellationToken) is not { } json)
        {
            return null;
        }

        List<(DropFile File, byte[] Digest)> files = [(request, SHA256.HashData(json))];
        foreach (string name in NamesIn(json))
        {
            if (upload.Find(name) is not { } file)
            {
                return null;
            }

            if (await DigestAsync(file, cancellationToken) is not { } digest)
            {
                return null;
            }

            files.Add((file, digest));
        }

        return Make(upload, files, json);
    }

    /// <summary>Gets the names of files that a request holds and an upload has not.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(DropUpload upload, CancellationToken cancellationToken) =>
        upload.Request is { IsAlone: false } request && await TryReadAsync(request, cancellationToken) is { } json
            ? [.. NamesIn(json).Where(name => upload.Find(name) is null)]
            : [];

    /// <summary>Makes the request of a file that lies alone: what the configuration asks about it.</summary>
    public ReadOnlyMemory<byte> RequestOf(DropFile alone, IDropMedium media) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["input"] = new JsonArray(
            new JsonObject { ["type"] = NameOf(Modality.Text), ["text"] = options.Prompt },
            new JsonObject { ["type"] = NameOf(media.Kind), ["file"] = alone.Name }),
    }.ToJsonString());

    private static string NameOf(Modality kind) => kind.ToString().ToLowerInvariant();

    private ReadUpload Make(DropUpload upload, IReadOnlyList<(DropFile File, byte[] Digest)> files, byte[]? json)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"drop\n{area.Name}\n{upload.Name}\n"));
        foreach ((DropFile file, byte[] digest) in files.OrderBy(f => f.File.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n"));
            hash.AppendData(digest);
        }

        string id = "job_" + Convert.ToHexStringLower(hash.GetHashAndReset())[..IdLetters];
        DropTicket ticket = new(id, upload.Name, files.ToDictionary(f => f.File.Name, f => f.File.Version, StringComparer.Ordinal));
        return new ReadUpload(ticket, json, [.. files.Select(f => f.File).Where(f => json is null || f.Name != DropUpload.RequestName)]);
    }

    // What the request says apart from that is for the service to judge.
    private static IReadOnlyList<string> NamesIn(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, s_strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("input", out JsonElement input)
                || input.ValueKind != JsonValueKind.Array)
            {
                return [];
            }

            return [.. input.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.Object)
                .Select(item => item.TryGetProperty("file", out JsonElement file) && file.ValueKind == JsonValueKind.String ? file.GetString()! : null)
                .OfType<string>()
                .Where(name => name != DropUpload.RequestName)
                .Distinct(StringComparer.Ordinal)
                .Take(MostFiles)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new PermanentException(ErrorCodes.InvalidRequest, $"{DropUpload.RequestName}: no JSON; expected one object in UTF-8, at most {s_strict.MaxDepth} levels deep.", e);
        }
    }

    private async Task<byte[]?> TryReadAsync(DropFile file, CancellationToken cancellationToken)
    {
        if (file.Bytes > options.MaxRequestBytes || await area.TryOpenAsync(file, cancellationToken) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            byte[] bytes = new byte[file.Bytes];
            int read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return read == bytes.Length ? bytes : null;
        }
    }

    private async Task<byte[]?> DigestAsync(DropFile file, CancellationToken cancellationToken)
    {
        if (file.Bytes > options.Limits.MaxBytes)
        {
            throw new MediaException(MediaErrorCode.TooLarge, file.Name, $"{file.Bytes} bytes", $"at most {options.Limits.MaxBytes} bytes");
        }

        if (await area.TryOpenAsync(file, cancellationToken) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            return await SHA256.HashDataAsync(stream, cancellationToken);
        }
    }
}

/// <summary>An upload that is whole.</summary>
/// <param name="Ticket">Which job it is.</param>
/// <param name="Json">Its request; null for a file that lies alone.</param>
/// <param name="Files">The files that the request names.</param>
internal sealed record ReadUpload(DropTicket Ticket, byte[]? Json, IReadOnlyList<DropFile> Files);
