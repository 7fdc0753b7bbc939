using System.Text.Json;
using System.Text.RegularExpressions;
using NextGpt.Api.Jobs;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>Reads the contents of messages: text, and media in every dialect that is about.</summary>
/// <param name="host">The service's own host, so that its own links are known again.</param>
/// <param name="longestText">The most characters of a text.</param>
/// <param name="errors">Collects what is wrong.</param>
internal sealed partial class ChatPieces(string host, int longestText, List<FieldError> errors)
{
    private const int MostPieces = 256;
    private const string Expected = "text, image_url, input_audio, audio_url, video_url, or a medium of this service as image, audio or video with its id in 'media'";

    /// <summary>Reads the content of a message, and the media that answers have beside it.</summary>
    public IReadOnlyList<AskedPiece> Of(JsonFields message, string path)
    {
        // An answer of this service that comes back holds its parts in order; the other fields say the same again.
        if (message.Value("parts") is { ValueKind: JsonValueKind.Array })
        {
            return [.. Listed(message, "parts")];
        }

        List<AskedPiece> pieces = [];
        if (message.Value("content") is { } content)
        {
            pieces.AddRange(content.ValueKind == JsonValueKind.Array ? Listed(message, "content") : Text(message, "content", $"{path}.content"));
        }

        pieces.AddRange(Listed(message, "images"));
        pieces.AddRange(Listed(message, "videos"));
        if (message.Value("audio") is { ValueKind: JsonValueKind.Object } && message.Object("audio") is { } audio)
        {
            pieces.AddRange(Named(audio, "id", Modality.Audio, $"{path}.audio"));
        }

        return pieces;
    }

    /// <summary>Reads one picture by its address.</summary>
    public IReadOnlyList<AskedPiece> Picture(JsonFields fields, string name) =>
        [.. Addressed(fields, name, Modality.Image, "").Select(p => p with { Field = name })];

    private IEnumerable<AskedPiece> Listed(JsonFields message, string name) =>
        (message.List(name, 0, MostPieces) ?? []).SelectMany(item => JsonFields.Of(item.Value, item.Path, errors) is { } piece ? Piece(piece, item.Path) : []);

    private IEnumerable<AskedPiece> Piece(JsonFields piece, string path)
    {
        switch (piece.Text("type", 100))
        {
            case "text" or "input_text" or "output_text":
                return Text(piece, "text", $"{path}.text");
            case "refusal":
                return [];
            case "image_url" or "input_image":
                return Addressed(piece, "image_url", Modality.Image, path);
            case "audio_url":
                return Addressed(piece, "audio_url", Modality.Audio, path);
            case "video_url":
                return Addressed(piece, "video_url", Modality.Video, path);
            case "input_audio":
                return Recorded(piece, path);
            case "image" or "image_ref":
                return Named(piece, piece.Value("media") is null ? "id" : "media", Modality.Image, path);
            case "audio" or "audio_ref":
                return Named(piece, piece.Value("media") is null ? "id" : "media", Modality.Audio, path);
            case "video" or "video_ref":
                return Named(piece, piece.Value("media") is null ? "id" : "media", Modality.Video, path);
            default:
                if (piece.Value("type") is { } type)
                {
                    piece.Wrong("type", type, Expected);
                }
                else
                {
                    piece.Missing("type", Expected);
                }

                return [];
        }
    }

    private IEnumerable<AskedPiece> Text(JsonFields fields, string name, string path) =>
        fields.Text(name, longestText) is { Length: > 0 } text ? [new AskedPiece(new JobInput { Type = Modality.Text, Text = text }, path)] : [];

    /// <summary>An address, in an object with <c>url</c> or by itself.</summary>
    private IEnumerable<AskedPiece> Addressed(JsonFields piece, string name, Modality kind, string path)
    {
        bool bare = piece.Value(name) is { ValueKind: JsonValueKind.String };
        JsonFields? holder = bare ? piece : piece.Object(name);
        string field = bare ? name : "url";
        if (holder is null || holder.Text(field, int.MaxValue, 1) is not { } url)
        {
            if (piece.Value(name) is null || (holder is not null && holder.Value(field) is null))
            {
                (holder ?? piece).Missing(holder is null ? name : field, "an https address, a data URL or the id of a medium here");
            }

            return [];
        }

        JobInput input = IdOf(url) is { } id ? new JobInput { Type = kind, Media = id } : new JobInput { Type = kind, Url = url };
        return [new AskedPiece(input, $"{path}.{name}")];
    }

    private static IEnumerable<AskedPiece> Recorded(JsonFields piece, string path)
    {
        if (piece.Object("input_audio") is not { } recording)
        {
            piece.Missing("input_audio", "an object with 'data', a sound in base64");
            return [];
        }

        if (recording.Text("data", int.MaxValue, 1) is not { } data)
        {
            recording.Missing("data", "a sound in base64");
            return [];
        }

        // What the sound is, its content tells: the format is a hint that some clients leave out.
        string url = data.StartsWith("data:", StringComparison.Ordinal) ? data : $"data:audio/{recording.Text("format", 100) ?? "wav"};base64,{data}";
        return [new AskedPiece(new JobInput { Type = Modality.Audio, Url = url }, $"{path}.input_audio")];
    }

    private static IEnumerable<AskedPiece> Named(JsonFields piece, string name, Modality kind, string path)
    {
        if (piece.Text(name, 200, 1) is { } id)
        {
            return [new AskedPiece(new JobInput { Type = kind, Media = id }, path)];
        }

        piece.Missing(name, "the id of a medium here");
        return [];
    }

    private string? IdOf(string url)
    {
        if (Medium().Match(url) is not { Success: true } match)
        {
            return null;
        }

        string place = match.Groups["host"].Value;
        return place.Length == 0 || place.Equals(host, StringComparison.OrdinalIgnoreCase) ? match.Groups["id"].Value : null;
    }

    [GeneratedRegex(@"^(?:(?:https?://(?<host>[^/?#]+))?/v1/media/)?(?<id>med_[0-9a-f]{64})(?:\?|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Medium();
}
