using System.Text.Json.Serialization;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>An answer, as OpenAI's clients know it; what they do not know comes beside what they do.</summary>
internal sealed record ChatCompletion
{
    /// <summary>Gets the id: <c>chatcmpl-</c> and what the job's id holds after its head.</summary>
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "chat.completion";

    /// <summary>Gets when the job was made, in seconds since 1970 UTC.</summary>
    public required long Created { get; init; }

    public required string Model { get; init; }

    /// <summary>Gets the one answer.</summary>
    public required IReadOnlyList<ChatChoice> Choices { get; init; }

    public required ChatUsage Usage { get; init; }

    /// <summary>Gets the beginning of the bundle's digest: the same one and the same seed give the same bytes.</summary>
    public string? SystemFingerprint { get; init; }

    /// <summary>Gets the job, with its receipt.</summary>
    public required string JobId { get; init; }

    /// <summary>Gets the conversation, which a later request may name instead of sending its messages again.</summary>
    public string? Conversation { get; init; }

    /// <summary>Gets what the asker should know of an answer that is otherwise good.</summary>
    public IReadOnlyList<JobWarning>? Warnings { get; init; }
}

/// <summary>The one answer.</summary>
internal sealed record ChatChoice(int Index, ChatMessage Message, string FinishReason);

/// <summary>What was answered: its text, its media by kind, and all of it in the order in which the model wrote it.</summary>
internal sealed record ChatMessage
{
    public string Role { get; init; } = "assistant";

    /// <summary>Gets the text; null if there is none. A list of parts when the request asked for that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(ChatContentConverter))]
    public ChatContent? Content { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Refusal { get; init; }

    public IReadOnlyList<ChatPart>? Images { get; init; }

    public ChatSound? Audio { get; init; }

    public IReadOnlyList<ChatPart>? Videos { get; init; }

    public required IReadOnlyList<ChatPart> Parts { get; init; }
}

/// <summary>A part of an answer.</summary>
internal sealed record ChatPart
{
    /// <summary>Gets <c>text</c>, <c>image_url</c>, <c>audio_url</c> or <c>video_url</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets its place among the parts.</summary>
    public int? Index { get; init; }

    public string? Text { get; init; }

    public ChatAddress? ImageUrl { get; init; }

    public ChatAddress? AudioUrl { get; init; }

    public ChatAddress? VideoUrl { get; init; }

    /// <summary>Gets the medium's id, by which a later message may name it.</summary>
    public string? Media { get; init; }
}

/// <summary>Where a medium is: a data URL, or a link.</summary>
internal sealed record ChatAddress(string Url);

/// <summary>The answer's first sound.</summary>
/// <param name="Id">The medium's id, by which a later message may name it.</param>
/// <param name="Data">Base64.</param>
/// <param name="Transcript">Empty: these sounds are not speech.</param>
/// <param name="ExpiresAt">When the id ends, in seconds since 1970 UTC.</param>
/// <param name="Format"><c>wav</c> or <c>pcm16</c>.</param>
internal sealed record ChatSound(string Id, string Data, string Transcript, long ExpiresAt, string Format);

/// <summary>The tokens of an answer; a medium counts as the positions that it takes.</summary>
internal sealed record ChatUsage(int PromptTokens, int CompletionTokens, int TotalTokens);

/// <summary>A piece of an answer that is being made.</summary>
internal sealed record ChatChunk
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "chat.completion.chunk";

    public required long Created { get; init; }

    public required string Model { get; init; }

    public required IReadOnlyList<ChatChunkChoice> Choices { get; init; }

    public ChatUsage? Usage { get; init; }

    public string? JobId { get; init; }

    public string? Conversation { get; init; }

    public IReadOnlyList<JobWarning>? Warnings { get; init; }
}

/// <summary>What came to the one answer.</summary>
internal sealed record ChatChunkChoice(int Index, ChatDelta Delta, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? FinishReason);

/// <summary>What came: text, or a medium that is ready.</summary>
internal sealed record ChatDelta
{
    public string? Role { get; init; }

    public string? Content { get; init; }

    public IReadOnlyList<ChatPart>? Images { get; init; }

    public ChatSound? Audio { get; init; }

    public IReadOnlyList<ChatPart>? Videos { get; init; }

    public IReadOnlyList<ChatPart>? Parts { get; init; }
}
