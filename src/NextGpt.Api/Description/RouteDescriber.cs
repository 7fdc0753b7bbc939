using Microsoft.AspNetCore.Http.Metadata;
using NextGpt.Api.OpenAi;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Description;

/// <summary>Adds to routes what the description of the API says of them.</summary>
internal static class RouteDescriber
{
    /// <summary>Describes a route when it is built.</summary>
    public static void Describe(EndpointBuilder builder)
    {
        if (builder is not RouteEndpointBuilder route || route.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is not [var method, ..])
        {
            return;
        }

        if (!RouteDocs.All.TryGetValue($"{method} {route.RoutePattern.RawText}", out RouteDoc? doc))
        {
            return;
        }

        route.Metadata.Add(doc);
        route.Metadata.Add(new EndpointNameMetadata(doc.Id));
        route.Metadata.Add(new TagsAttribute(doc.Tag));
        route.Metadata.Add(new EndpointSummaryAttribute(doc.Summary));
        route.Metadata.Add(new EndpointDescriptionAttribute(doc.Text));
        if (doc.Body is { } body)
        {
            route.Metadata.Add(new AcceptsMetadata([.. doc.BodyTypes], body));
        }

        foreach (AnswerDoc answer in doc.Answers)
        {
            route.Metadata.Add(new ProducesResponseTypeMetadata(answer.Status, answer.Type ?? typeof(void), answer.Type is null ? [] : [answer.ContentType]));
        }

        foreach (int status in doc.Problems)
        {
            route.Metadata.Add(doc.IsFacade
                ? new ProducesResponseTypeMetadata(status, typeof(OpenAiError), ["application/json"])
                : new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemJson.ContentType]));
        }
    }
}
