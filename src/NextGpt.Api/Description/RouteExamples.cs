namespace NextGpt.Api.Description;

/// <summary>Bodies that routes take. A test sends each of them, so what the description shows is what works.</summary>
internal static class RouteExamples
{
    /// <summary>A red square of 8 pixels on black.</summary>
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAHElEQVR42mPgIhEwDHIND+XksKJRDfTVMETTEgDKMV3BagOmmAAAAABJRU5ErkJggg==";

    public static IReadOnlyList<ExampleDoc> Jobs { get; } =
    [
        new("text in, whatever the model decides out", """{ "input": [ { "type": "text", "text": "Draw a large red circle on the left" } ] }"""),
        new("a picture in, exactly text and sound out", $$"""{ "input": [ { "type": "image", "url": "{{Picture}}" }, { "type": "text", "text": "Play what you see" } ], "modalities": ["text", "audio"] }"""),
        new("settings", """{ "input": "Film a blue square that moves up", "forbid": ["audio"], "generation": { "seed": 7, "max_tokens": 128, "temperature": 0.5, "top_p": 0.9, "steps": 10, "guidance": 2, "stop": ["The end"] }, "deadline_seconds": 120, "metadata": { "order": "42" } }"""),
    ];

    public static IReadOnlyList<ExampleDoc> Put { get; } = [new("a text", """{ "input": "Play three loud bells" }""")];

    public static IReadOnlyList<ExampleDoc> Chat { get; } =
    [
        new("a text", """{ "model": "nano", "messages": [ { "role": "user", "content": "Draw a large red circle on the left" } ] }"""),
        new("a picture in, a dialogue before it, links out", $$"""{ "messages": [ { "role": "user", "content": "Draw a red circle" }, { "role": "assistant", "content": "I drew a large red circle in the middle on a black background." }, { "role": "user", "content": [ { "type": "text", "text": "And what is this?" }, { "type": "image_url", "image_url": { "url": "{{Picture}}" } } ] } ], "modalities": ["text"], "media_format": "link", "max_tokens": 64 }"""),
        new("in pieces", """{ "messages": [ { "role": "user", "content": "Play three loud bells" } ], "stream": true, "stream_options": { "include_usage": true } }"""),
    ];

    public static IReadOnlyList<ExampleDoc> Image { get; } = [new("one picture", """{ "prompt": "A small green ring at the top", "n": 1, "response_format": "b64_json" }""")];

    public static IReadOnlyList<ExampleDoc> Sound { get; } = [new("a sound", """{ "input": "Three loud bells", "seed": 3 }""")];

    public static IReadOnlyList<ExampleDoc> Video { get; } = [new("a video", """{ "prompt": "A blue square that moves up", "seconds": "2" }""")];
}
