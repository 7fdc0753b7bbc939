using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using NextGpt.Api.Events;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>
/// Writes one answer while it is made: text as it is written, each medium as soon as it and those before it are ready. What was sent is
/// never taken back, so what a repeated model run says again is left out.
/// </summary>
internal sealed class ChatStream(HttpContext context, ChatAnswers answers, ChatRequest request, Job start)
{
    private readonly Dictionary<int, int> _texts = [];
    private readonly HashSet<int> _sent = [];
    private readonly Dictionary<int, JobPart> _ready = [];
    private readonly SortedSet<int> _awaited = [];
    private bool _hasSound;
    private char? _last;

    public async Task WriteAsync(IAsyncEnumerable<JobEvent> events)
    {
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await SendAsync(new ChatDelta { Role = "assistant", Content = "" });
        await foreach (JobEvent happened in events)
        {
            if (await TakeAsync(happened))
            {
                break;
            }
        }

        await LineAsync("[DONE]");
    }

    private async Task<bool> TakeAsync(JobEvent happened)
    {
        switch (happened.Name)
        {
            case JobEvent.Text:
                TextData text = JsonSerializer.Deserialize(happened.Data, EventJson.Default.TextData)!;
                await TextAsync(text.Part, text.Offset, text.Delta);
                return false;
            case JobEvent.Part:
                await PartAsync(JobJson.DeserializePart(happened.Data));
                return false;
            case JobEvent.Job:
                await PartsAsync(JobJson.Deserialize(happened.Data));
                return false;
            case JobEvent.End:
                await EndAsync(JobJson.Deserialize(happened.Data));
                return true;
            case null:
                await context.Response.WriteAsync(":\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                return false;
            default:
                return false;
        }
    }

    private async Task TextAsync(int part, int offset, string delta)
    {
        int sent = _texts.GetValueOrDefault(part);
        if (offset + delta.Length <= sent || offset > sent)
        {
            return;
        }

        string news = delta[(sent - offset)..];
        string between = sent == 0 && _last is { } last ? ChatAnswers.Between(last, news) : "";
        _texts[part] = sent + news.Length;
        _last = news[^1];
        await SendAsync(new ChatDelta { Content = between + news });
    }

    private async Task PartAsync(JobPart part)
    {
        if (part.Type == Modality.Text)
        {
            await TextAsync(part.Index, 0, part.Text ?? "");
            return;
        }

        if (part.Status is JobStatus.InProgress or JobStatus.Queued)
        {
            _awaited.Add(part.Index);
            return;
        }

        _awaited.Remove(part.Index);
        if (part.Media is not null && !_sent.Contains(part.Index))
        {
            _ready[part.Index] = part;
        }

        foreach (JobPart next in _ready.Values.OrderBy(p => p.Index).TakeWhile(p => _awaited.Count == 0 || p.Index < _awaited.Min).ToArray())
        {
            _ready.Remove(next.Index);
            _sent.Add(next.Index);
            await MediumAsync(next);
        }
    }

    private async Task MediumAsync(JobPart part)
    {
        ChatPart written = await answers.PartAsync(context, part, request.Style);
        ChatSound? sound = part.Type == Modality.Audio && !_hasSound ? await answers.SoundAsync(context, start, part.Media!, request.Style) : null;
        _hasSound |= sound is not null;
        await SendAsync(new ChatDelta
        {
            Images = part.Type == Modality.Image ? [written] : null,
            Audio = sound,
            Videos = part.Type == Modality.Video ? [written] : null,
            Parts = [written],
        });
    }

    private async Task PartsAsync(Job job)
    {
        foreach (JobPart part in job.Parts)
        {
            await PartAsync(part);
        }
    }

    private async Task EndAsync(Job job)
    {
        if (job.Status is not (JobStatus.Succeeded or JobStatus.Partial))
        {
            try
            {
                FacadeJobs.Answered(job);
            }
            catch (OpenAiException e)
            {
                await LineAsync(OpenAiErrors.Write(OpenAiErrors.Of(e).Error));
            }

            return;
        }

        await PartsAsync(job);
        await LineAsync(Chunk([new ChatChunkChoice(0, new ChatDelta(), ChatAnswers.FinishOf(job))]) with { JobId = job.Id, Conversation = job.Conversation, Warnings = ChatAnswers.WarningsOf(job) });
        if (request.IncludeUsage)
        {
            await LineAsync(Chunk([]) with { Usage = ChatAnswers.UsageOf(job) });
        }
    }

    private Task SendAsync(ChatDelta delta) => LineAsync(Chunk([new ChatChunkChoice(0, delta, null)]));

    private ChatChunk Chunk(IReadOnlyList<ChatChunkChoice> choices) => new() { Id = ChatAnswers.IdOf(start.Id), Created = start.CreatedAt, Model = start.Model, Choices = choices };

    private Task LineAsync(ChatChunk chunk) => LineAsync(JsonSerializer.Serialize(chunk, OpenAiText.Json.ChatChunk));

    private async Task LineAsync(string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", Encoding.UTF8, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
