using System.Text.Json;
using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Models;
using NextGpt.Api.Requests;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>Reads chat requests. What a client sends that has no meaning here is passed over; what has one is checked.</summary>
/// <param name="limits">What requests may be at most.</param>
/// <param name="models">The models.</param>
internal sealed class ChatRequestReader(RequestLimits limits, ModelCatalog models)
{
    private const string SystemIgnored = "system_ignored";

    public Task<ChatRequest> ReadAsync(HttpRequest request) =>
        FacadeJson.ReadAsync(request, limits.MaxJsonBytes, (fields, errors) => Read(fields, request.Host.Value ?? "", errors));

    private ChatRequest Read(JsonFields fields, string host, List<FieldError> errors)
    {
        ModelCard model = FacadeFields.Model(fields, models);
        _ = fields.Whole("n", 1, 1);
        (IReadOnlyList<AskedTurn> earlier, IReadOnlyList<AskedPiece> question, bool hasSystem) = ChatMessages.Read(fields, new ChatPieces(host, limits.MaxTextLength, errors), errors);
        var request = new JobRequest
        {
            Input = [.. question.Select(p => p.Input)],
            Conversation = fields.Text("conversation", 200, 1),
            Model = model.Id,
            Modalities = FacadeFields.Kinds(fields, "modalities", errors),
            Forbid = FacadeFields.Kinds(fields, "forbid", errors),
            Generation = FacadeFields.Generation(fields, model) with { Stop = Stop(fields, errors) },
        };
        var submission = new JobSubmission(request)
        {
            Fields = [.. question.Select(p => p.Field)],
            Earlier = request.Conversation is null ? earlier : [],
            Warnings = hasSystem ? [new JobWarning(SystemIgnored, "The system message was left out: this model takes none.")] : [],
        };
        return new ChatRequest(submission, Style(fields), Flag(fields, "stream"), fields.Object("stream_options") is { } options && Flag(options, "include_usage"));
    }

    private static ChatStyle Style(JsonFields fields) => new(
        Choice(fields, "media_format", "data", "link") == "link",
        Choice(fields, "content_format", "text", "parts") == "parts",
        fields.Object("audio") is { } audio && Choice(audio, "format", "wav", "pcm16") == "pcm16");

    private static string? Choice(JsonFields fields, string name, params string[] choices)
    {
        string? choice = fields.Text(name, 100);
        if (choice is not null && !choices.Contains(choice))
        {
            fields.Wrong(name, fields.Value(name)!.Value, string.Join(" or ", choices));
        }

        return choice;
    }

    private static bool Flag(JsonFields fields, string name)
    {
        JsonElement? value = fields.Value(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } other)
        {
            fields.Wrong(name, other, "true or false");
        }

        return value is { ValueKind: JsonValueKind.True };
    }

    private static List<string>? Stop(JsonFields fields, List<FieldError> errors)
    {
        if (fields.Value("stop") is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return fields.Text("stop", JobGeneration.LongestStop, 1) is { } only ? [only] : null;
        }

        List<string> stops = [];
        foreach ((JsonElement element, string path) in fields.List("stop", 0, JobGeneration.MostStops) ?? [])
        {
            if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 and <= JobGeneration.LongestStop } text)
            {
                stops.Add(text);
            }
            else
            {
                errors.Add(new FieldError(path, JsonFields.Describe(element), $"a text of 1 to {JobGeneration.LongestStop} characters"));
            }
        }

        return stops.Count == 0 ? null : stops;
    }
}
