using NextGpt.Api.OpenAi;
using NextGpt.Contracts.Models;

namespace NextGpt.Api.Models;

/// <summary>The routes of models: as OpenAI's clients know them, errors too.</summary>
internal static class ModelRoutes
{
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", (ModelCatalog models) => Results.Text(new ModelList(models.All).ToJson() + "\n", Json));
        routes.MapGet("/v1/models/{id}", (string id, ModelCatalog models) =>
            Results.Text(ModelList.ToJson(FacadeFields.Model(id, models)) + "\n", Json));
    }
}
