using NextGpt.Api.OpenAi.Chat;
using NextGpt.Api.OpenAi.Images;
using NextGpt.Api.OpenAi.Videos;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Media;
using NextGpt.Contracts.Models;

namespace NextGpt.Api.Description;

/// <summary>What there is to say of each route, by method and path.</summary>
internal static class RouteDocs
{
    private const string Jobs = "Jobs";
    private const string Media = "Media";
    private const string Service = "Service";
    private const string Facade = "OpenAI";
    private const string Stream = "text/event-stream";
    private const string Bytes = "application/octet-stream";
    private const string Form = "multipart/form-data";

    // Whatever a client calls its file, and clients that are not asked call it a form.
    private const string Anything = "*/*";

    private static readonly AnswerDoc[] s_started = [new(202, typeof(Job)), new(200, typeof(Job))];

    /// <summary>Gets everything that is said.</summary>
    public static IReadOnlyDictionary<string, RouteDoc> All { get; } = new Dictionary<string, RouteDoc>(StringComparer.Ordinal)
    {
        ["POST /v1/jobs"] = new(Jobs, "startJob", "Start a job", "Text and media in, in any mix; text and media out. The answer is 202 and a place to look, or the ended job when 'Prefer: wait=n' was long enough. The same 'Idempotency-Key' with the same request is the same job. As a form, the field 'request' holds this document, whose inputs name files of the form in 'file'.")
        {
            Body = typeof(JobRequest),
            BodyTypes = ["application/json", Form],
            Answers = s_started,
            Problems = [400, 401, 409, 413, 415, 422, 429],
            Examples = RouteExamples.Jobs,
        },
        ["PUT /v1/jobs/{id}"] = new(Jobs, "putJob", "Start a job under an id of your own", "The same id with the same request is the same job, however often it is sent.")
        {
            Body = typeof(JobRequest),
            BodyTypes = ["application/json", Form],
            Answers = s_started,
            Problems = [400, 401, 409, 413, 415, 422, 429],
            Examples = RouteExamples.Put,
        },
        ["GET /v1/jobs"] = new(Jobs, "listJobs", "List jobs, newest first", "'limit' is 1 to 100; 'after' is the 'next' of the page before; 'conversation' lists the jobs of one.") { Answers = [new(200, typeof(JobList))], Problems = [400, 401] },
        ["GET /v1/jobs/{id}"] = new(Jobs, "getJob", "Look at a job", "With 'Prefer: wait=n' the answer comes as soon as the job has ended, or after n seconds.") { Answers = [new(200, typeof(Job))], Problems = [401, 404] },
        ["DELETE /v1/jobs/{id}"] = new(Jobs, "deleteJob", "Delete a job and what belongs to it alone", "A job at work is stopped first.") { Answers = [new(204)], Problems = [401, 404, 409] },
        ["POST /v1/jobs/{id}/cancel"] = new(Jobs, "cancelJob", "Stop a job", "The model stops within one step. A job that has ended stays what it is.") { Answers = s_started, Problems = [401, 404] },
        ["POST /v1/jobs/{id}/parts/{part}/retry"] = new(Jobs, "retryPart", "Make a failed part again", "The other parts stay as they are.") { Answers = s_started, Problems = [400, 401, 404, 409, 429] },
        ["GET /v1/jobs/{id}/events"] = new(Jobs, "followJob", "Follow a job", "Server-sent events: job, stage, text, progress, part and at last end. 'Last-Event-ID' goes on after the event that was seen last.") { Answers = [new(200, null, Stream)], Problems = [401, 404] },
        ["DELETE /v1/conversations/{id}"] = new(Jobs, "deleteConversation", "Delete a conversation", "All its jobs, with what belongs to them alone. Jobs at work are stopped first.") { Answers = [new(204)], Problems = [401, 404, 409] },
        ["POST /v1/media"] = new(Media, "uploadMedia", "Upload a picture, a sound or a video", "The body is the file, or a form with one file. What it is, its content tells.") { Body = typeof(IFormFile), BodyTypes = [Form, Bytes, Anything], Answers = [new(201, typeof(Medium)), new(200, typeof(Medium))], Problems = [400, 401, 413, 415, 422] },
        ["GET /v1/media/{id}"] = new(Media, "getMedia", "Get the bytes of a medium", "Ranges and conditional requests are answered. A link that was made here needs no key.") { Answers = [new(200, null, Bytes), new(206, null, Bytes), new(304)], Problems = [401, 403, 404, 416] },
        ["HEAD /v1/media/{id}"] = new(Media, "headMedia", "Look at a medium without its bytes", "The headers are those of the bytes.") { Answers = [new(200)], Problems = [401, 403, 404] },
        ["DELETE /v1/media/{id}"] = new(Media, "deleteMedia", "Delete an upload", "Jobs that use it keep it until they are deleted.") { Answers = [new(204)], Problems = [401, 404] },
        ["POST /v1/media/{id}/link"] = new(Media, "linkMedia", "Make a link that needs no key", "'seconds' is how long it is good.") { Answers = [new(201, typeof(MediumLink))], Problems = [400, 401, 404] },
        ["GET /v1/models"] = new(Service, "listModels", "List the models", "What each of them reads and makes.") { Answers = [new(200, typeof(ModelList))], Problems = [401], IsFacade = true },
        ["GET /v1/models/{id}"] = new(Service, "getModel", "Look at a model", "What it reads and makes.") { Answers = [new(200, typeof(ModelCard))], Problems = [401, 404], IsFacade = true },
        ["GET /health/live"] = new(Service, "live", "Is the process alive?", "Needs no key.") { Answers = [new(200)] },
        ["GET /health/ready"] = new(Service, "ready", "Can work be sent here?", "Ready once the model has answered. Needs no key.") { Answers = [new(200)], Problems = [503] },
        ["POST /v1/chat/completions"] = new(Facade, "createChatCompletion", "Chat, as OpenAI's clients do", "The same job in other words. The answer holds 'content', 'images', 'audio', 'videos', and all of it in order in 'parts'. 'Prefer: respond-async' answers 202 with the job.")
        {
            Body = typeof(ChatBody),
            Answers = [new(200, typeof(ChatCompletion)), new(202, typeof(Job))],
            Problems = [400, 401, 404, 409, 413, 415, 422, 429, 500, 504],
            IsFacade = true,
            Examples = RouteExamples.Chat,
        },
        ["POST /v1/images/generations"] = new(Facade, "createImage", "Draw, as OpenAI's clients do", "Each picture is a job; they differ by their seeds.")
        {
            Body = typeof(ImageBody),
            Answers = [new(200, typeof(ImageList)), new(202, typeof(Job))],
            Problems = [400, 401, 404, 429, 500, 504],
            IsFacade = true,
            Examples = RouteExamples.Image,
        },
        ["POST /v1/audio/generate"] = new(Facade, "createSound", "Make a sound", "The answer is the bytes of a WAV file; 'X-Job-Id' names the job.")
        {
            Body = typeof(SoundBody),
            Answers = [new(200, null, "audio/wav"), new(202, typeof(Job))],
            Problems = [400, 401, 404, 429, 500, 504],
            IsFacade = true,
            Examples = RouteExamples.Sound,
        },
        ["POST /v1/videos"] = new(Facade, "createVideo", "Begin a video", "The answer is at /v1/videos/{id} until it is completed, and its bytes are at /v1/videos/{id}/content.")
        {
            Body = typeof(VideoBody),
            BodyTypes = ["application/json", Form],
            Answers = [new(200, typeof(Video))],
            Problems = [400, 401, 404, 429],
            IsFacade = true,
            Examples = RouteExamples.Video,
        },
        ["GET /v1/videos"] = new(Facade, "listVideos", "List videos, newest first", "'limit' is 1 to 100; 'after' is the id of the last one of the page before.") { Answers = [new(200, typeof(VideoList))], Problems = [400, 401], IsFacade = true },
        ["GET /v1/videos/{id}"] = new(Facade, "getVideo", "Look at a video", "Its status is queued, in_progress, completed or failed.") { Answers = [new(200, typeof(Video))], Problems = [401, 404], IsFacade = true },
        ["GET /v1/videos/{id}/content"] = new(Facade, "getVideoContent", "Get the bytes of a video", "Ranges are answered.") { Answers = [new(200, null, "video/mp4")], Problems = [401, 404, 409], IsFacade = true },
        ["DELETE /v1/videos/{id}"] = new(Facade, "deleteVideo", "Delete a video", "And the job that made it.") { Answers = [new(200, typeof(VideoDeleted))], Problems = [401, 404, 409], IsFacade = true },
    };
}
