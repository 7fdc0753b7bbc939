using System.Net.Http.Headers;
using System.Text;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>A request that somebody means ill with, or is careless with.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Make">Makes it.</param>
internal sealed record HostileCase(string Name, Func<HttpRequestMessage> Make)
{
    /// <summary>Gets a value indicating whether it may turn out to be harmless: damage that the format shrugs off.</summary>
    public bool MayBeFine { get; init; }

    /// <summary>Gets a value indicating whether it is no HTTP at all, so that the server itself refuses it, without a word.</summary>
    public bool IsBelowHttp { get; init; }

    /// <summary>Gets what the problem must mention.</summary>
    public string Mentions { get; init; } = string.Empty;

    public static HostileCase Upload(string name, byte[] file) => new($"upload: {name}", () => new HttpRequestMessage(HttpMethod.Post, "/v1/media") { Content = new ByteArrayContent(file) });

    public static HostileCase Named(string fileName, byte[] file) => new($"file {fileName}", () =>
    {
        MultipartFormDataContent form = new() { { new ByteArrayContent(file), "file", fileName } };
        return new HttpRequestMessage(HttpMethod.Post, "/v1/media") { Content = form };
    });

    public static HostileCase Job(string name, string json) => Body($"job: {name}", HttpMethod.Post, "/v1/jobs", Encoding.UTF8.GetBytes(json), "application/json");

    public static HostileCase Body(string name, HttpMethod method, string path, byte[] body, string? type) => new(name, () =>
    {
        ByteArrayContent content = new(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return new HttpRequestMessage(method, path) { Content = content };
    });

    public static HostileCase Get(string path) => new($"GET {path}", () => new HttpRequestMessage(HttpMethod.Get, path));

    public static MediaTypeHeaderValue Form(string boundary) => MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
}
