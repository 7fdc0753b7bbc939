using NextGpt.Contracts.Jobs;
using NextGpt.EndToEnd.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.EndToEnd.Serving;

/// <summary>A server that is asked to stop.</summary>
public sealed class StopTests : IDisposable
{
    private const string Long = """{"input":"a red cat","modalities":["text","video"],"generation":{"seed":7,"max_tokens":20,"steps":1000}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_StoppedAtWork_EndsWellAndGoesOnAfterwards()
    {
        TinyBundle.Write(_folder["bundle"]);
        await using (ServerProcess server = await ServerProcess.StartAsync(_folder["data"], _folder["bundle"]))
        {
            Assert.True(await server.PutAsync("job_1", Long));
            Assert.True(await server.PutAsync("job_2", Long.Replace("7", "8", StringComparison.Ordinal)));
            using HttpResponseMessage watched = await server.Http.GetAsync(new Uri("/v1/jobs/job_1/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await watched.Content.ReadAsStreamAsync());
            string? line = "";
            while (line?.Contains("event: progress", StringComparison.Ordinal) == false)
            {
                line = await reader.ReadLineAsync();
            }

            server.Terminate();

            // Whoever watched is let go of, so that the server can end.
            Assert.NotNull(await reader.ReadToEndAsync());
            Assert.Equal(0, await server.ExitAsync());
        }

        await using ServerProcess next = await ServerProcess.StartAsync(_folder["data"], _folder["bundle"]);
        Assert.Equal((JobStatus.Succeeded, JobStatus.Succeeded), ((await next.EndOfAsync("job_1")).Status, (await next.EndOfAsync("job_2")).Status));
    }

    [Fact]
    public async Task Serve_FolderOfAnotherServer_SaysSoInOneLine()
    {
        TinyBundle.Write(_folder["bundle"]);
        await using ServerProcess server = await ServerProcess.StartAsync(_folder["data"], _folder["bundle"]);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(_folder["data"], _folder["bundle"]));

        Assert.Contains("another server has it", error.Message, StringComparison.Ordinal);
    }
}
