using System.Text.Json;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Functions.Durable;

/// <summary>
/// Messages as Durable Functions carries them: JSON that the pipeline wrote itself. So no serializer of a worker or host decides what a
/// message looks like, and none grows beyond its limit on the way.
/// </summary>
internal static class Wire
{
    /// <exception cref="MessageTooLargeException">It is too large.</exception>
    public static JsonElement Write(object message, int limit = PipelineMessage.MaxBytes) => JsonElement.Parse(PipelineMessage.Write(message, limit));

    public static T Read<T>(JsonElement message) => PipelineMessage.Read<T>(message.GetRawText());
}
