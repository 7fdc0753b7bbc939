using System.Text.Json;
using NextGpt.Api.Hosting;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Reads job requests of strangers: all that is wrong is told at once, by field, value and what was expected.</summary>
/// <param name="limits">What requests may be at most.</param>
public sealed class JobRequestReader(RequestLimits limits)
{
    private const int Depth = 16;
    private const int LongestAddress = 8192;
    private const int LongestFileName = 255;

    private static readonly string[] s_sources = ["media", "url", "file"];

    /// <summary>Reads a request.</summary>
    /// <param name="utf8">One JSON document.</param>
    /// <returns>The request; whether a model can answer it is not checked.</returns>
    /// <exception cref="ProblemException">It is not JSON, or fields of it are wrong.</exception>
    public JobRequest Read(ReadOnlyMemory<byte> utf8) => StrictJson.Read(utf8, Depth, Request);

    private JobRequest Request(JsonFields fields, List<FieldError> errors)
    {
        fields.Allow("input", "conversation", "model", "modalities", "forbid", "generation", "deadline_seconds", "webhook", "metadata");
        return new JobRequest
        {
            Input = Input(fields, errors),
            Conversation = Id(fields, "conversation", ids => ids.StartsWith("conv_", StringComparison.Ordinal), "conv_ and letters, digits, '_' or '-'"),
            Model = fields.Text("model", 200, 1),
            Modalities = KindFields.List(fields, "modalities", errors, shortest: 1),
            Forbid = KindFields.List(fields, "forbid", errors, shortest: 0),
            Generation = fields.Object("generation") is { } generation ? GenerationReader.Read(generation, errors) : null,
            DeadlineSeconds = fields.Number("deadline_seconds", 1, limits.MaxDeadlineSeconds),
            Webhook = fields.Object("webhook") is { } webhook ? Webhook(webhook) : null,
            Metadata = Metadata(fields, errors),
        };
    }

    private List<JobInput> Input(JsonFields fields, List<FieldError> errors)
    {
        const string name = "input";
        if (fields.Value(name) is { ValueKind: JsonValueKind.String })
        {
            return [new JobInput { Type = Modality.Text, Text = fields.Text(name, limits.MaxTextLength, 1) }];
        }

        if (fields.Value(name) is null)
        {
            fields.Missing(name, "a text, or a list of texts and media");
            return [];
        }

        List<JobInput> input = [];
        foreach ((JsonElement value, string path) in fields.List(name, 1, limits.MaxItems) ?? [])
        {
            if (JsonFields.Of(value, path, errors) is { } item && Item(item, errors) is { } read)
            {
                input.Add(read);
            }
        }

        int length = input.Sum(i => i.Text?.Length ?? 0);
        if (length > limits.MaxTextLength)
        {
            errors.Add(new FieldError(name, $"{length} characters of text in all", $"at most {limits.MaxTextLength}"));
        }

        return input;
    }

    private JobInput? Item(JsonFields item, List<FieldError> errors)
    {
        if (KindFields.One(item, "type", errors) is not { } type)
        {
            return null;
        }

        if (type == Modality.Text)
        {
            item.Allow("type", "text");
            string? text = item.Text("text", limits.MaxTextLength, 1);
            if (item.Value("text") is null)
            {
                item.Missing("text", "a text");
            }

            return new JobInput { Type = type, Text = text };
        }

        item.Allow("type", "media", "url", "file");
        string? media = item.Text("media", 200, 1);
        string? url = item.Text("url", int.MaxValue, 1);
        string? file = item.Text("file", LongestFileName, 1);
        string[] given = [.. s_sources.Where(source => item.Value(source) is not null)];
        if (given.Length != 1)
        {
            string? found = given.Length == 0 ? null : $"given with {string.Join(" and ", given.Select(g => $"'{g}'"))}";
            errors.Add(new FieldError(item.PathOf("media"), found, "one of: the id of a medium in 'media', its address in 'url', the name of a file that comes along in 'file'"));
        }

        return new JobInput { Type = type, Media = media, Url = url, File = file };
    }

    private static JobWebhook? Webhook(JsonFields fields)
    {
        fields.Allow("url");
        string? url = fields.Text("url", LongestAddress, 1);
        if (url is null)
        {
            if (fields.Value("url") is null)
            {
                fields.Missing("url", "an https address");
            }

            return null;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0)
        {
            return new JobWebhook(address);
        }

        fields.Wrong("url", fields.Value("url")!.Value, "an https address without a user's name");
        return null;
    }

    private Dictionary<string, string>? Metadata(JsonFields fields, List<FieldError> errors)
    {
        if (fields.Value("metadata") is not { } element || fields.Object("metadata") is not { } metadata)
        {
            return null;
        }

        Dictionary<string, string> pairs = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name.Length is < 1 or > 64)
            {
                errors.Add(new FieldError("metadata", $"a name of {property.Name.Length} characters", "names of 1 to 64"));
            }
            else if (metadata.Text(property.Name, 512) is { } value)
            {
                pairs[property.Name] = value;
            }
        }

        if (pairs.Count > limits.MaxMetadata)
        {
            errors.Add(new FieldError("metadata", $"{pairs.Count} pairs", $"at most {limits.MaxMetadata}"));
        }

        return pairs;
    }

    private static string? Id(JsonFields fields, string name, Predicate<string> accepts, string expected)
    {
        string? id = fields.Text(name, 100);
        if (id is not null && !(accepts(id) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            fields.Wrong(name, fields.Value(name)!.Value, expected);
        }

        return id;
    }
}
