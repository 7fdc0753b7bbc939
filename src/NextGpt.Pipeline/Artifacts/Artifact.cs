using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NextGpt.Pipeline.Artifacts;

/// <summary>An artifact that is to be written.</summary>
/// <param name="Name">Its name, made by <see cref="ArtifactNames"/>.</param>
/// <param name="Content">All of it.</param>
public sealed record Artifact(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Makes one of a document.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">How it is written, one of <see cref="Messages.PipelineJson"/>.</param>
    /// <returns>The artifact.</returns>
    public static Artifact Of<T>(string name, T document, JsonTypeInfo<T> type) => new(name, JsonSerializer.SerializeToUtf8Bytes(document, type));
}
