using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NextGpt.Pipeline.Messages;

/// <summary>The JSON of everything that crosses an engine: written by generated code, and never larger than any engine takes.</summary>
public static class PipelineMessage
{
    /// <summary>The most bytes of a message.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The most bytes of a custom status: engines keep it as UTF-16.</summary>
    public const int MaxStatusBytes = MaxBytes / 2;

    /// <summary>Writes a message.</summary>
    /// <param name="message">A record of this namespace.</param>
    /// <param name="limit">The most bytes.</param>
    /// <returns>One line of ASCII.</returns>
    /// <exception cref="MessageTooLargeException">It is too large.</exception>
    /// <exception cref="ArgumentException">It is no message of the pipeline.</exception>
    public static string Write(object message, int limit = MaxBytes)
    {
        ArgumentNullException.ThrowIfNull(message);

        // The default encoder escapes all but ASCII: characters are bytes.
        string json = JsonSerializer.Serialize(message, TypeOf(message.GetType()));
        return json.Length <= limit ? json : throw new MessageTooLargeException(message.GetType().Name, json.Length, limit);
    }

    /// <summary>Reads a message.</summary>
    /// <typeparam name="T">A record of this namespace.</typeparam>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">It is something else.</exception>
    public static T Read<T>(string json) => (T)(JsonSerializer.Deserialize(json, TypeOf(typeof(T)))
        ?? throw new JsonException($"The message holds null; expected {typeof(T).Name}."));

    private static JsonTypeInfo TypeOf(Type type) => PipelineJson.Default.GetTypeInfo(type)
        ?? throw new ArgumentException($"{type.Name} is no message of the pipeline; expected one that {nameof(PipelineJson)} lists.", nameof(type));
}
