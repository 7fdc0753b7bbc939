using System.Text;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>Documents that are not requests, and requests that ask for too much.</summary>
internal static class HostileDocuments
{
    private static readonly string s_long = new('x', 40_000);

    public static IEnumerable<HostileCase> All() => [.. Broken(), .. Fields(), .. Routes()];

    private static IEnumerable<HostileCase> Broken()
    {
        (string Name, string Json)[] texts =
        [
            ("empty", ""), ("blank", "  \n "), ("a word", "hello"), ("null", "null"), ("a number", "7"), ("a list", "[]"), ("a text", "\"hello\""), ("unfinished", "{\"input\":\"hello\""),
            ("two documents", "{\"input\":\"a\"}{\"input\":\"b\"}"), ("a comment", "{\"input\":\"a\"/* b */}"), ("a comma too many", "{\"input\":\"a\",}"), ("single quotes", "{'input':'a'}"),
            ("a name twice", "{\"input\":\"a\",\"input\":\"b\"}"), ("an escape that is none", "{\"input\":\"\\x\"}"), ("a raw line feed in a text", "{\"input\":\"a\nb\"}"), ("NaN", "{\"input\":\"a\",\"deadline_seconds\":NaN}"),
            ("a BOM alone", "\uFEFF"), ("form data", "input=hello&seed=1"), ("XML", "<input>hello</input>"), ("a leading zero", "{\"input\":\"a\",\"deadline_seconds\":010}"),
        ];
        foreach ((string name, string json) in texts)
        {
            yield return HostileCase.Job(name, json);
        }

        foreach (int depth in new[] { 20, 100, 10_000, 200_000 })
        {
            yield return HostileCase.Job($"lists {depth} deep", $"{{\"input\":{new string('[', depth)}{new string(']', depth)}}}");
            yield return HostileCase.Job($"objects {depth} deep", $"{{\"input\":{string.Concat(Enumerable.Repeat("{\"input\":", depth))}1{new string('}', depth)}}}");
        }

        byte[][] bytes =
        [
            [.. "{\"input\":\""u8, 0xff, 0xfe, .. "\"}"u8], [.. "{\"input\":\""u8, 0xc0, 0xaf, .. "\"}"u8], [.. "{\"input\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8],
            [.. "{\"input\":\""u8, 0xf4, 0x90, 0x80, 0x80, .. "\"}"u8], [.. "{\"input\":\""u8, 0xe2, 0x82, .. "\"}"u8], Encoding.Unicode.GetBytes("{\"input\":\"a\"}"), Encoding.UTF32.GetBytes("{\"input\":\"a\"}"),
            [0, 1, 2, 3], [.. "{\"input\":\"a\0b\"}"u8], [.. "{\"inp\0ut\":\"a\"}"u8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0],
        ];
        for (int i = 0; i < bytes.Length; i++)
        {
            yield return HostileCase.Body($"job: bytes {i}", HttpMethod.Post, "/v1/jobs", bytes[i], "application/json");
        }

        foreach (string? type in new[] { null, "text/plain", "application/x-www-form-urlencoded", "application/xml", "image/png", "multipart/form-data", "multipart/form-data; boundary=", "application/jsonp", "garbage" })
        {
            yield return HostileCase.Body($"job: of type {type}", HttpMethod.Post, "/v1/jobs", "{\"input\":\"a\"}"u8.ToArray(), type);
        }

        yield return HostileCase.Body("job: of many bytes", HttpMethod.Post, "/v1/jobs", [.. "{\"input\":\"a\",\"metadata\":{\"a\":\""u8, .. new byte[MostJsonBytes]], "application/json") with { Mentions = "larger" };
    }

    /// <summary>What the server of these tests takes of JSON.</summary>
    public const int MostJsonBytes = 1 << 20;

    private static IEnumerable<HostileCase> Fields()
    {
        string[] fields =
        [
            """ "input": 7 """, """ "input": null """, """ "input": {} """, """ "input": [] """, """ "input": [[]] """, """ "input": [null] """, """ "input": ["a"] """, """ "input": "" """, """ "input": [{}] """,
            """ "input": [{"type":"text"}] """, """ "input": [{"type":"text","text":7}] """, """ "input": [{"type":"text","text":""}] """, """ "input": [{"type":"text","text":"a","url":"b"}] """, """ "input": [{"type":"smell","text":"a"}] """,
            """ "input": [{"type":7}] """, """ "input": [{"type":"IMAGE","media":"a"}] """, """ "input": [{"type":"image"}] """, """ "input": [{"type":"image","media":"../../etc/passwd"}] """, """ "input": [{"type":"image","media":"med_"}] """,
            """ "input": [{"type":"image","media":"med_0000000000000000000000000000000000000000000000000000000000000000"}] """, """ "input": [{"type":"image","media":"med_ABCDEF0000000000000000000000000000000000000000000000000000000000"}] """,
            """ "input": [{"type":"image","file":"cat.png"}] """, """ "input": [{"type":"image","file":"/etc/passwd"}] """, """ "input": [{"type":"image","path":"/etc/passwd"}] """, """ "input": "a", "conversation": "../x" """, """ "input": "a", "conversation": 7 """,
            """ "input": "a", "conversation": "conv_unknown_to_everybody" """, """ "input": "a", "model": "gpt-9" """, """ "input": "a", "model": "" """, """ "input": "a", "model": ["nano"] """, """ "input": "a", "model": "../../bundle" """, """ "input": "a", "modalities": [] """,
            """ "input": "a", "modalities": "image" """, """ "input": "a", "modalities": ["smell"] """, """ "input": "a", "modalities": ["text","text","text","text","text","text"] """, """ "input": "a", "modalities": ["image"], "forbid": ["image"] """,
            """ "input": "a", "forbid": ["text","image","audio","video"] """, """ "input": "a", "generation": 7 """, """ "input": "a", "generation": {"seed":"x"} """, """ "input": "a", "generation": {"seed":1.5} """, """ "input": "a", "generation": {"seed":99999999999999999999} """,
            """ "input": "a", "generation": {"max_tokens":0} """, """ "input": "a", "generation": {"max_tokens":-1} """, """ "input": "a", "generation": {"max_tokens":2147483647} """, """ "input": "a", "generation": {"temperature":-1} """, """ "input": "a", "generation": {"temperature":1e999} """,
            """ "input": "a", "generation": {"top_p":0} """, """ "input": "a", "generation": {"top_p":2} """, """ "input": "a", "generation": {"top_k":-5} """, """ "input": "a", "generation": {"steps":0} """, """ "input": "a", "generation": {"steps":1000000} """,
            """ "input": "a", "generation": {"guidance":-1} """, """ "input": "a", "generation": {"decoders":{"image":"nothing"}} """, """ "input": "a", "generation": {"decoders":{"smell":"x"}} """, """ "input": "a", "generation": {"unknown":1} """,
            """ "input": "a", "deadline_seconds": 0 """, """ "input": "a", "deadline_seconds": -5 """, """ "input": "a", "deadline_seconds": 1e30 """, """ "input": "a", "deadline_seconds": "soon" """, """ "input": "a", "webhook": "https://example.com" """,
            """ "input": "a", "webhook": {} """, """ "input": "a", "webhook": {"url":"hello"} """, """ "input": "a", "webhook": {"url":"file:///etc/passwd"} """, """ "input": "a", "metadata": [] """, """ "input": "a", "metadata": {"a":1} """, """ "input": "a", "metadata": {"":"x"} """,
            """ "input": "a", "admin": true """, """ "input": "a", "__proto__": {} """,
        ];
        foreach (string field in fields)
        {
            yield return HostileCase.Job(field.Trim(), $"{{{field}}}");
        }

        yield return HostileCase.Job("a prompt that is too long", $"{{\"input\":\"{s_long}\"}}") with { Mentions = "40000 characters" };
        yield return HostileCase.Job("a prompt that is too long in all", $"{{\"input\":[{string.Join(',', Enumerable.Repeat($"{{\"type\":\"text\",\"text\":\"{s_long[..5000]}\"}}", 8))}]}}") with { Mentions = "40000 characters" };
        yield return HostileCase.Job("too many pieces", $"{{\"input\":[{string.Join(',', Enumerable.Repeat("{\"type\":\"text\",\"text\":\"a\"}", 100))}]}}") with { Mentions = "100 elements" };
        yield return HostileCase.Job("too much metadata", $"{{\"input\":\"a\",\"metadata\":{{{string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"k{i}\":\"v\""))}}}}}") with { Mentions = "100 pairs" };
        yield return HostileCase.Job("a name of metadata that is too long", $"{{\"input\":\"a\",\"metadata\":{{\"{s_long[..100]}\":\"v\"}}}}");
        yield return HostileCase.Job("metadata that are too long", $"{{\"input\":\"a\",\"metadata\":{{\"k\":\"{s_long[..1000]}\"}}}}");
        yield return HostileCase.Job("a field whose name is too long", $"{{\"input\":\"a\",\"{s_long}\":1}}");
        yield return HostileCase.Job("a lone surrogate", "{\"input\":\"\\ud800\"}") with { MayBeFine = true };
    }

    private static IEnumerable<HostileCase> Routes()
    {
        string[] paths =
        [
            "/v1/jobs/nothing", "/v1/jobs/..%2f..%2fetc%2fpasswd", "/v1/jobs/job_..%5c..", "/v1/jobs?limit=0", "/v1/jobs?limit=-1", "/v1/jobs?limit=x", "/v1/jobs?limit=99999999999999999999", "/v1/jobs?after=garbage", "/v1/jobs?after=%00",
            "/v1/media/nothing", "/v1/media/..%2f..%2fetc%2fpasswd", "/v1/media/med_" + new string('0', 64), "/v1/media/med_" + new string('0', 64) + "?expires=1&signature=x", "/v1/media/med_" + new string('0', 64) + "?signature=", "/v1/nothing", "/v1/jobs/job_x/events", "/v1/jobs/job_x/parts/0",
        ];
        foreach (string path in paths)
        {
            yield return HostileCase.Get(path);
        }

        yield return HostileCase.Get("/v1/jobs/job_x%00y") with { IsBelowHttp = true };
        byte[] fine = "{\"input\":\"a\"}"u8.ToArray();
        foreach (string id in new[] { "x", "job_", "job_..%2f..", "job_%20", "job_" + new string('a', 500), "job_%F0%9F%98%80" })
        {
            yield return HostileCase.Body($"PUT {id}", HttpMethod.Put, $"/v1/jobs/{id}", fine, "application/json");
        }

        yield return HostileCase.Body("cancel of nothing", HttpMethod.Post, "/v1/jobs/job_x/cancel", [], null);
        yield return HostileCase.Body("retry of nothing", HttpMethod.Post, "/v1/jobs/job_x/parts/0/retry", [], null);
        yield return HostileCase.Body("DELETE of nothing", HttpMethod.Delete, "/v1/jobs/job_x", [], null);
        yield return HostileCase.Body("PATCH", HttpMethod.Patch, "/v1/jobs", fine, "application/json");
        yield return HostileCase.Body("DELETE of all", HttpMethod.Delete, "/v1/jobs", [], null);
        yield return HostileCase.Body("link to nothing", HttpMethod.Post, "/v1/media/med_" + new string('0', 64) + "/link", [], null);
        yield return new HostileCase("an idempotency key that is too long", () =>
        {
            HttpRequestMessage request = HostileCase.Job("", "{\"input\":\"a\"}").Make();
            request.Headers.Add("Idempotency-Key", new string('k', 1000));
            return request;
        });
    }
}
