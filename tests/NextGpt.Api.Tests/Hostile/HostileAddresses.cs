using System.Text;
using NextGpt.Api.Tests.Support;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>Addresses that lead where nobody from outside should get, and data URLs that hold nothing good.</summary>
internal static class HostileAddresses
{
    /// <summary>Where a stranger would like to get; the server of these tests may call 127.0.0.1 and nothing else of the inside.</summary>
    private static readonly string[] s_inside =
    [
        "http://127.0.0.2/", "https://127.0.0.2:8080/admin", "https://127.1.1.1/", "https://localhost.localdomain/", "https://[::1]/", "http://[::1]:7071/", "https://[::]/", "http://0.0.0.0/", "https://0.0.0.0:22/", "https://2130706434/", "https://0x7f000002/",
        "https://0177.0.0.2/", "https://127.2/", "https://[::ffff:127.0.0.2]/", "https://[::ffff:a9fe:a9fe]/", "http://169.254.169.254/latest/meta-data/iam/security-credentials/", "https://169.254.169.254/metadata/instance?api-version=2021-02-01",
        "http://metadata.google.internal/computeMetadata/v1/", "https://168.63.129.16/", "http://100.100.100.200/latest/meta-data/", "https://[fd00:ec2::254]/latest/meta-data/", "https://10.0.0.1/", "https://10.255.255.255/", "https://172.16.0.1/", "https://172.31.255.255/",
        "https://192.168.0.1/", "https://100.64.0.1/", "https://198.18.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://240.0.0.1/", "https://[fc00::1]/", "https://[fe80::1]/", "https://[ff02::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001::1]/",
    ];

    private static readonly string[] s_nonsense =
    [
        "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://example.com/a.png", "gopher://127.0.0.1:6379/_FLUSHALL", "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "jar:http://example.com!/", "javascript:alert(1)", "blob:https://example.com/x", "about:blank", "//example.com/a.png",
        "/etc/passwd", "C:\\windows\\win.ini", "\\\\server\\share\\a.png", "a.png", "https://", "https:///a", "https://exa mple.com/", "http://example.com/a.png", "https://user:secret@example.com/a.png", "https://127.0.0.2@127.0.0.3/", "pipe:0", "concat:/etc/passwd", "data:", "data:image/png", "data:,hello",
        "data:image/png,hello", "data:text/plain;base64,aGVsbG8=", "data:text/html;base64,PGI+", "data:image/svg+xml;base64,PHN2Zy8+", "data:application/octet-stream;base64,AAAA", "data:image/png;base64,", "data:image/png;base64,%%%%", "data:image/png;base64,AAA", "data:image/png;base64,AA AA",
        "data:image/png;base64,iVBORw0KGgo=", "data:audio/wav;base64,UklGRgAAAABXQVZF", "data:video/mp4;base64,AAAAGGZ0eXBpc29t", "data:image/png;base64;base64,AAAA", "data:;base64,iVBORw0KGgo=",
    ];

    public static IEnumerable<HostileCase> All()
    {
        foreach (string url in s_inside.Concat(s_nonsense))
        {
            yield return HostileCase.Job($"image at {url}", $$"""{"input":[{"type":"image","url":"{{url.Replace("\\", "\\\\", StringComparison.Ordinal)}}"}]}""") with { Mentions = "input[0].url" };
        }

        foreach (string url in s_inside.Where(url => !IsName(url)).Concat(["file:///etc/passwd", "https://user:secret@example.com/", "gopher://127.0.0.1/"]))
        {
            yield return HostileCase.Job($"webhook at {url}", $$"""{"input":"hello","webhook":{"url":"{{url}}"} }""") with { Mentions = "webhook.url" };
        }

        string png = Convert.ToBase64String(Samples.Png());
        foreach (string type in new[] { "audio", "video" })
        {
            yield return HostileCase.Job($"a picture called {type}", $$"""{"input":[{"type":"{{type}}","url":"data:image/png;base64,{{png}}"}]}""") with { Mentions = "input[0].type" };
        }

        yield return HostileCase.Job("a sound called a picture", $$"""{"input":[{"type":"image","url":"data:image/png;base64,{{Convert.ToBase64String(Samples.Wav())}}"}]}""") with { Mentions = "input[0].type" };
        yield return HostileCase.Job("an address that is too long", $$"""{"input":[{"type":"image","url":"https://example.com/{{new string('a', 5000)}}"}]}""") with { Mentions = "characters" };
    }

    /// <summary>Gets addresses of a server that sends whoever calls it inside.</summary>
    public static IEnumerable<HostileCase> Redirects(Uri side) =>
        s_inside.Concat(["file:///etc/passwd", "ftp://example.com/", "data:image/png;base64,AAAA", "https://user:secret@example.com/", side + "loop"])
            .Select(target => HostileCase.Job(
                $"redirect to {target}",
                $$"""{"input":[{"type":"image","url":"{{new Uri(side, $"?to={Convert.ToHexString(Encoding.UTF8.GetBytes(target))}")}}"}]}""") with
            {
                Mentions = "input[0].url",
            });

    // What a name leads to is found out when it is called, which for a webhook is after the job.
    private static bool IsName(string url) => url.Contains("local", StringComparison.Ordinal) || url.Contains("internal", StringComparison.Ordinal);
}
