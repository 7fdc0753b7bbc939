using System.Text.Json;
using NextGpt.Contracts;

namespace NextGpt.Api.Description;

/// <summary>The body of POST /v1/chat/completions. Fields of OpenAI's that are not listed are passed over.</summary>
internal sealed record ChatBody
{
    /// <summary>Gets the model's name; without one the service's own.</summary>
    public string? Model { get; init; }

    /// <summary>Gets what was said, the last message the user's. A text, or a list of parts: text, image_url, input_audio, audio_url, video_url; media of this service by id.</summary>
    public required IReadOnlyList<ChatMessageBody> Messages { get; init; }

    /// <summary>Gets exactly the kinds that the answer holds; without it the model decides.</summary>
    public IReadOnlyList<Modality>? Modalities { get; init; }

    /// <summary>Gets kinds that the answer must not hold.</summary>
    public IReadOnlyList<Modality>? Forbid { get; init; }

    /// <summary>Gets whether the answer comes in pieces, as server-sent events that end with [DONE].</summary>
    public bool Stream { get; init; }

    /// <summary>Gets options of the stream: include_usage.</summary>
    public JsonElement? StreamOptions { get; init; }

    /// <summary>Gets the seed of everything that is drawn; the same one gives the same bytes.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets the most tokens to write; more than the model holds are as many as it holds.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the same as max_tokens, and before it.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets the temperature, 0 to 10.</summary>
    public float? Temperature { get; init; }

    /// <summary>Gets the share of probability that is drawn from, 0 to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>Gets a text, or 4 of them at most, that end the answer.</summary>
    public JsonElement? Stop { get; init; }

    /// <summary>Gets how the sound comes: an object whose format is wav or pcm16.</summary>
    public JsonElement? Audio { get; init; }

    /// <summary>Gets how media come: data (within the answer, the default) or link (good for an hour).</summary>
    public string? MediaFormat { get; init; }

    /// <summary>Gets what content is: text (the default) or parts.</summary>
    public string? ContentFormat { get; init; }

    /// <summary>Gets the conversation to go on with; only the last message is read then.</summary>
    public string? Conversation { get; init; }

    /// <summary>Gets the denoising steps of every medium, 1 to 1000.</summary>
    public int? NumInferenceSteps { get; init; }

    /// <summary>Gets the guidance scale of every medium, 0 to 100.</summary>
    public float? GuidanceScale { get; init; }
}

/// <summary>A message.</summary>
internal sealed record ChatMessageBody
{
    /// <summary>Gets system, user or assistant.</summary>
    public required string Role { get; init; }

    /// <summary>Gets a text, or a list of parts.</summary>
    public JsonElement? Content { get; init; }
}

/// <summary>The body of POST /v1/images/generations.</summary>
internal sealed record ImageBody
{
    /// <summary>Gets what to draw.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the model's name; without one the service's own.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how many pictures, 1 to 10.</summary>
    public int? N { get; init; }

    /// <summary>Gets url (the default) or b64_json.</summary>
    public string? ResponseFormat { get; init; }

    /// <summary>Gets the seed of the first picture.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets the denoising steps, 1 to 1000.</summary>
    public int? NumInferenceSteps { get; init; }

    /// <summary>Gets the guidance scale, 0 to 100.</summary>
    public float? GuidanceScale { get; init; }
}

/// <summary>The body of POST /v1/audio/generate.</summary>
internal sealed record SoundBody
{
    /// <summary>Gets what to play.</summary>
    public required string Input { get; init; }

    /// <summary>Gets the model's name; without one the service's own.</summary>
    public string? Model { get; init; }

    /// <summary>Gets wav.</summary>
    public string? ResponseFormat { get; init; }

    /// <summary>Gets the seed.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets the denoising steps, 1 to 1000.</summary>
    public int? NumInferenceSteps { get; init; }

    /// <summary>Gets the guidance scale, 0 to 100.</summary>
    public float? GuidanceScale { get; init; }
}

/// <summary>The body of POST /v1/videos.</summary>
internal sealed record VideoBody
{
    /// <summary>Gets what to film.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the model's name; without one the service's own.</summary>
    public string? Model { get; init; }

    /// <summary>Gets a picture to begin with: a data URL, an https address or the id of a medium here; in a form, a file.</summary>
    public string? InputReference { get; init; }

    /// <summary>Gets how long the video should be; the model makes its own length.</summary>
    public string? Seconds { get; init; }

    /// <summary>Gets how large the video should be; the model makes its own size.</summary>
    public string? Size { get; init; }

    /// <summary>Gets the seed.</summary>
    public long? Seed { get; init; }
}
