using System.CommandLine;
using System.CommandLine.Parsing;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Asking.Remote;
using NextGpt.Cli.Chatting;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt ask</c>: one question, or a dialogue.</summary>
internal sealed class AskCommand
{
    private readonly Argument<string[]> _text = new("text") { Description = "The request, in plain English.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _images = Files("--image", "-i", "A picture: PNG, JPEG, WebP, GIF (first frame). May be repeated.");
    private readonly Option<string[]> _sounds = Files("--audio", "-a", "A sound: WAV, MP3, FLAC, OGG, M4A. May be repeated.");
    private readonly Option<string[]> _videos = Files("--video", "-v", "A video: MP4, WebM, MOV, GIF. May be repeated.");
    private readonly Option<Modality[]> _modalities = Kinds("--modalities", "Exactly these kinds, such as text,image: each is made, no other. Without it the model decides.");
    private readonly Option<Modality[]> _forbid = Kinds("--forbid", "Kinds that must not be made.");
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed gives the same bytes; another one gives another take.", HelpName = "number", DefaultValueFactory = _ => 0 };
    private readonly Option<int?> _steps = new("--steps") { Description = "Denoising steps of each medium, 1 to 1000. Without it each decoder's own.", HelpName = "number" };
    private readonly Option<float?> _guidance = new("--guidance") { Description = "How hard media are pulled towards the request, 0 to 100; 1 is not at all. Without it each decoder's own.", HelpName = "scale" };
    private readonly Option<int?> _maxTokens = new("--max-tokens") { Description = "The most tokens to write.", HelpName = "number" };
    private readonly Option<float> _temperature = new("--temperature") { Description = "0 takes the likeliest word always; above, words are drawn. 0 to 10.", HelpName = "value", DefaultValueFactory = _ => 0 };
    private readonly Option<float> _topP = new("--top-p") { Description = "The share of probability that words are drawn from, above 0 to 1.", HelpName = "share", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The folder for the answer. Without it a new one below answers/.", HelpName = "folder" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as one JSON document and nothing else." };
    private readonly Option<bool> _chat = new("--chat", "-c") { Description = "A dialogue in the terminal; /help there tells what can be typed." };
    private readonly Option<Uri?> _server = new("--server") { Description = "Ask a running server instead of a model in this process; NEXTGPT_API_KEY is its key.", HelpName = "url", CustomParser = Shared.ServerAddress };
    private readonly Option<string?> _bundle = Shared.Bundle();
    private readonly Option<ExecutionProvider> _device = Shared.Device();
    private readonly CliHost _host;

    private AskCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var ask = new AskCommand(host);
        var command = new Command("ask", "Ask the model: text, pictures, sounds and videos in, an answer of text and media out.")
        {
            ask._text, ask._images, ask._sounds, ask._videos, ask._modalities, ask._forbid, ask._seed, ask._steps, ask._guidance,
            ask._maxTokens, ask._temperature, ask._topP, ask._out, ask._json, ask._chat, ask._server, ask._bundle, ask._device,
        };
        command.SetAction(ask.RunAsync);
        return command;
    }

    private static Option<string[]> Files(string name, string alias, string description) =>
        new(name, alias) { Description = description, HelpName = "file", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };

    private static Option<Modality[]> Kinds(string name, string description) =>
        new(name) { Description = description, HelpName = "kinds", Arity = ArgumentArity.OneOrMore, CustomParser = KindList.Parse };

    /// <summary>A mistyped option would otherwise be taken for a word of the request.</summary>
    private static void RejectOptions(ParseResult parsed, IEnumerable<string> words)
    {
        string? option = words.FirstOrDefault(w => w.Length > 1 && w[0] == '-' && !w.Any(char.IsWhiteSpace));
        if (option is not null && parsed.Tokens.All(t => t.Type != TokenType.DoubleDash))
        {
            throw new UsageException($"unknown option '{option}'; 'nextgpt ask --help' tells what there is (text that begins with a dash goes behind --).");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RejectOptions(parsed, parsed.GetValue(_text) ?? []);
        AskSettings settings = Settings(parsed);
        bool chat = parsed.GetValue(_chat);
        if (chat && settings.Json)
        {
            throw new UsageException("--json prints one document and --chat has many answers; expected one of the two.");
        }

        if (!chat && settings.Text.Length == 0 && settings.Media.Count == 0)
        {
            throw new UsageException("nothing was asked; expected a text, such as nextgpt ask \"draw a red circle\", or a file.");
        }

        if (settings.Server is not null && (chat || settings.Bundle is not null || parsed.GetResult(_device) is { Implicit: false }))
        {
            throw new UsageException("--server asks the model of that server, once; expected it without --chat, --bundle and --device.");
        }

        string folder = AnswerFolder.Choose(_host, settings.Out, chat ? "chat" : settings.Text);
        if (settings.Server is not null)
        {
            return await ServerAsker.AskAsync(_host, settings, folder, cancellationToken);
        }

        Task<Asker> loading = Asker.LoadAsync(_host, settings);
        IReadOnlyList<MediaContent> media;
        try
        {
            media = await new MediaReader(_host).ReadAsync(settings.Media, cancellationToken);
        }
        catch
        {
            // What is wrong with a file is told first, whatever the model is like.
            await loading.ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default).ContinueWith(t => t.Result?.Dispose(), TaskScheduler.Default);
            throw;
        }

        using Asker asker = await loading;
        if (chat)
        {
            await new Chat(_host, asker, settings, folder).RunAsync(media, cancellationToken);
        }
        else
        {
            await asker.AskAsync([], settings.Text, media, folder, null, settings.Seed, cancellationToken);
        }

        return ExitCode.Success;
    }

    private AskSettings Settings(ParseResult parsed) => new()
    {
        Text = string.Join(' ', parsed.GetValue(_text) ?? []).Trim(),
        Media =
        [
            .. (parsed.GetValue(_images) ?? []).Select(p => new MediaFile(Modality.Image, p)),
            .. (parsed.GetValue(_sounds) ?? []).Select(p => new MediaFile(Modality.Audio, p)),
            .. (parsed.GetValue(_videos) ?? []).Select(p => new MediaFile(Modality.Video, p)),
        ],
        Rules = new ModalityRules { Exactly = parsed.GetResult(_modalities) is null ? null : parsed.GetValue(_modalities), Forbidden = parsed.GetValue(_forbid) ?? [] },
        Seed = parsed.GetValue(_seed),
        Steps = parsed.GetValue(_steps),
        Guidance = parsed.GetValue(_guidance),
        MaxTokens = parsed.GetValue(_maxTokens),
        Temperature = parsed.GetValue(_temperature),
        TopP = parsed.GetValue(_topP),
        Out = parsed.GetValue(_out),
        Json = parsed.GetValue(_json),
        Bundle = parsed.GetValue(_bundle),
        Device = parsed.GetValue(_device),
        Server = parsed.GetValue(_server),
    };
}
