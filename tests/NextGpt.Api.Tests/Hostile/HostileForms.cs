using System.Text;
using NextGpt.Api.Tests.Support;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>Forms that do not hold together.</summary>
internal static class HostileForms
{
    private const string Mark = "mark";

    public static IEnumerable<HostileCase> All()
    {
        string head = $"--{Mark}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        string end = $"\r\n--{Mark}--\r\n";
        (string Name, string Body)[] bodies =
        [
            ("empty", ""), ("without an end", head + "abc"), ("without a part", $"--{Mark}--\r\n"), ("with another boundary", head.Replace(Mark, "other", StringComparison.Ordinal)), ("without a head", $"--{Mark}\r\n\r\nabc{end}"),
            ("without a name", $"--{Mark}\r\nContent-Disposition: form-data; filename=\"a.png\"\r\n\r\nabc{end}"), ("with an empty name", $"--{Mark}\r\nContent-Disposition: form-data; name=\"\"; filename=\"a\"\r\n\r\nabc{end}"),
            ("with a head that is too long", $"--{Mark}\r\nContent-Disposition: form-data; name=\"{new string('n', 20_000)}\"\r\n\r\nabc{end}"),
            ("with too many heads", $"--{Mark}\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: y\r\n"))}\r\nabc{end}"), ("with a head that is none", $"--{Mark}\r\nhello\r\n\r\nabc{end}"), ("whose file is text", $"{head}abc{end}"),
            ("with two files", $"{head}abc\r\n{head}abc{end}"), ("with an empty file", head + end), ("without a file", $"--{Mark}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc{end}"),
            ("of 500 parts", string.Concat(Enumerable.Range(0, 500).Select(i => $"--{Mark}\r\nContent-Disposition: form-data; name=\"f{i}\"\r\n\r\nx\r\n")) + $"--{Mark}--\r\n"),
        ];
        foreach ((string name, string body) in bodies)
        {
            foreach (string path in new[] { "/v1/media", "/v1/jobs" })
            {
                yield return HostileCase.Body($"form {name} to {path}", HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), $"multipart/form-data; boundary={Mark}");
            }
        }

        yield return Form("request twice", ("request", null, "{\"input\":\"a\"}"u8.ToArray()), ("request", null, "{\"input\":\"a\"}"u8.ToArray()));
        yield return Form("a file twice", ("request", null, "{\"input\":\"a\"}"u8.ToArray()), ("pic", "a", Samples.Png()), ("pic", "b", Samples.Png()));
        yield return Form("a file that nobody names", ("request", null, "{\"input\":\"a\"}"u8.ToArray()), ("pic", "a", Samples.Png()));
        yield return Form("a file that is not there", ("request", null, "{\"input\":[{\"type\":\"image\",\"file\":\"pic\"}]}"u8.ToArray()));
        yield return Form("a broken file", ("request", null, "{\"input\":[{\"type\":\"image\",\"file\":\"pic\"}]}"u8.ToArray()), ("pic", "a", Samples.Png()[..80]));
        yield return Form("a file of another kind", ("request", null, "{\"input\":[{\"type\":\"video\",\"file\":\"pic\"}]}"u8.ToArray()), ("pic", "a", Samples.Png()));
        yield return Form("a request that is a file", ("request", "request.json", Samples.Png()));
        yield return Form("a request that is too long", ("request", null, new byte[HostileDocuments.MostJsonBytes + 1]));
        yield return Form("a file that is too large", ("request", null, "{\"input\":[{\"type\":\"image\",\"file\":\"pic\"}]}"u8.ToArray()), ("pic", "a", new byte[HostileFiles.TooManyBytes]));
    }

    private static HostileCase Form(string name, params (string Field, string? FileName, byte[] Content)[] parts) => new($"job form: {name}", () =>
    {
        MultipartFormDataContent form = [];
        foreach ((string field, string? fileName, byte[] content) in parts)
        {
            if (fileName is null)
            {
                form.Add(new ByteArrayContent(content), field);
            }
            else
            {
                form.Add(new ByteArrayContent(content), field, fileName);
            }
        }

        return new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = form };
    });
}
