using NextGpt.Api.Requests;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi;

/// <summary>Reads bodies of the façade. Fields that it does not know are passed over: clients of this dialect send many.</summary>
internal static class FacadeJson
{
    private const int Depth = 32;

    public static async Task<T> ReadAsync<T>(HttpRequest request, int limit, Func<JsonFields, List<FieldError>, T> read) =>
        StrictJson.Read(await JsonBody.ReadAsync(request, limit, request.HttpContext.RequestAborted), Depth, read);
}
