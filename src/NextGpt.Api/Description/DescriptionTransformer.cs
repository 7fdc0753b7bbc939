using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace NextGpt.Api.Description;

/// <summary>Adds what attributes of routes cannot say: examples, bodies of bytes, keys, and what the whole is.</summary>
internal sealed class DescriptionTransformer : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string KeyScheme = "key";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NextGpt",
            Version = typeof(DescriptionTransformer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0",
            Description = "Text, pictures, sounds and videos in; text, pictures, sounds and videos out, in the order in which the model wrote them.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key, where the service is configured with some.",
        });

        // A key, or none where the service has none.
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }, []];
        foreach (IOpenApiSchema schema in document.Components?.Schemas?.Values ?? [])
        {
            Reword(schema);
            foreach (IOpenApiSchema property in schema.Properties?.Values ?? [])
            {
                Reword(property);
                foreach (IOpenApiSchema choice in property.OneOf ?? [])
                {
                    Reword(choice);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Documentation of code begins with what a property does; readers of the API want what it is.</summary>
    private static void Reword(IOpenApiSchema schema)
    {
        const string verb = "Gets ";
        if (schema.Description is { } text && text.StartsWith(verb, StringComparison.Ordinal) && text.Length > verb.Length)
        {
            schema.Description = char.ToUpperInvariant(text[verb.Length]) + text[(verb.Length + 1)..];
        }
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        // By method: one route may answer to several.
        string name = $"{context.Description.HttpMethod} /{context.Description.RelativePath}";
        if (!RouteDocs.All.TryGetValue(name, out RouteDoc? doc))
        {
            return Task.CompletedTask;
        }

        (operation.OperationId, operation.Summary, operation.Description) = (doc.Id, doc.Summary, doc.Text);

        foreach (AnswerDoc answer in doc.Answers.Where(a => a.Type is null && a.ContentType != "application/json"))
        {
            if (operation.Responses?.GetValueOrDefault(answer.Status.ToString(CultureInfo.InvariantCulture)) is OpenApiResponse response)
            {
                response.Content = new Dictionary<string, OpenApiMediaType> { [answer.ContentType] = new() };
            }
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            foreach (string type in doc.BodyTypes.Where(t => t != "application/json"))
            {
                body.Content![type] = type == "multipart/form-data" ? Form(doc) : new OpenApiMediaType();
            }

            if (body.Content!.TryGetValue("application/json", out OpenApiMediaType? json) && doc.Examples.Count > 0)
            {
                json.Examples = doc.Examples.ToDictionary(e => e.Name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal), IOpenApiExample (e) => new OpenApiExample { Summary = e.Name, Value = JsonNode.Parse(e.Json) });
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiMediaType Form(RouteDoc doc) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                [doc.Body == typeof(VideoBody) ? "input_reference" : "file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            },
        },
    };
}
