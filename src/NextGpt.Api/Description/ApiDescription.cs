using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NextGpt.Api.OpenAi.Chat;

namespace NextGpt.Api.Description;

/// <summary>The description of the API as OpenAPI 3.1, made of the routes and their types.</summary>
internal static class ApiDescription
{
    private const string Path = "/openapi.json";

    public static void AddServices(IServiceCollection services)
    {
        // The types are written by serializers of their own; this is how those spell them.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer<DescriptionTransformer>();
            options.AddOperationTransformer<DescriptionTransformer>();
            options.AddSchemaTransformer(DescribeContent);
        });
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi(Path).ExcludeFromDescription();

    private static Task DescribeContent(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ChatContent))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Array | JsonSchemaType.Null;
            schema.Description = "The text; or a list of parts, when the request asked for that.";
        }

        return Task.CompletedTask;
    }
}
