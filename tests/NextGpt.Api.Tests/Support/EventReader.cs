using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace NextGpt.Api.Tests.Support;

/// <summary>An event as it came over the line.</summary>
internal sealed record ServerSentEvent(string Id, string Name, string Data);

/// <summary>Reads a job's events.</summary>
internal static class EventReader
{
    public static async IAsyncEnumerable<ServerSentEvent> ReadAsync(
        TinyServer server, string job, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{job}/events");
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        using HttpResponseMessage response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        SseParser<string> parser = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken), (_, data) => Encoding.UTF8.GetString(data));
        await foreach (SseItem<string> item in parser.EnumerateAsync(cancellationToken))
        {
            yield return new ServerSentEvent(parser.LastEventId, item.EventType, item.Data);
        }
    }
}
