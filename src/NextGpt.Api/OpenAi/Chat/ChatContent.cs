using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>The content of a message in one of the two dialects that are about: a text, or a list of parts.</summary>
/// <param name="Text">The text.</param>
/// <param name="Parts">The parts; null is the text alone.</param>
internal sealed record ChatContent(string? Text, IReadOnlyList<ChatPart>? Parts);

/// <summary>Writes the content in its dialect.</summary>
internal sealed class ChatContentConverter : JsonConverter<ChatContent>
{
    public override ChatContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The content of an answer is written, never read.");

    public override void Write(Utf8JsonWriter writer, ChatContent value, JsonSerializerOptions options)
    {
        if (value.Parts is null)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (ChatPart part in value.Parts)
        {
            JsonSerializer.Serialize(writer, part, OpenAiText.Json.ChatPart);
        }

        writer.WriteEndArray();
    }
}
