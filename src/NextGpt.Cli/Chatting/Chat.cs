using NextGpt.Cli.Asking;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;
using NextGpt.Model.Prompts;

namespace NextGpt.Cli.Chatting;

/// <summary>A dialogue: one line is one turn, a line that begins with a slash is for the program.</summary>
internal sealed class Chat(CliHost host, Asker asker, AskSettings settings, string folder)
{
    private const string HelpText = """
        /image FILE, /audio FILE, /video FILE   give a file along with the next line
        /quit                                   end (Ctrl-D does as well)
        //...                                   a line that begins with one slash
        """;

    private static readonly Dictionary<string, Modality> s_files = new()
    {
        ["/image"] = Modality.Image,
        ["/audio"] = Modality.Audio,
        ["/video"] = Modality.Video,
    };

    private readonly MediaReader _reader = new(host);
    private readonly List<ConversationTurn> _history = [];
    private readonly List<MediaContent> _given = [];
    private readonly string _conversation = $"conv_{JobDocument.Identifier(host.Time.GetUtcNow())}";
    private int _turn;

    /// <summary>Talks until the input ends or the user quits.</summary>
    public async Task RunAsync(IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        if (host.IsTyped)
        {
            await host.Error.WriteLineAsync($"{asker.Model.Bundle.Manifest.Name}: type a request, or /help; Ctrl-D ends. Answers go to {host.Show(folder)}");
        }

        _given.AddRange(media);
        if (settings.Text.Length > 0)
        {
            await AskAsync(settings.Text, cancellationToken);
        }

        while (await ReadAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                if (line[0] == '/' && !line.StartsWith("//", StringComparison.Ordinal))
                {
                    if (line is "/quit" or "/exit")
                    {
                        return;
                    }

                    await ObeyAsync(line, cancellationToken);
                }
                else
                {
                    await AskAsync(line[0] == '/' ? line[1..] : line, cancellationToken);
                }
            }
            catch (Exception error) when (error is UsageException or MediaException or PromptTooLongException)
            {
                // A slip of the pen does not end a dialogue.
                await host.Error.WriteLineAsync(Failures.Of(error).Line);
            }
        }
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (host.IsTyped)
        {
            await host.Error.WriteAsync("> ");
        }

        // Reading a terminal cannot be cancelled; leaving it can.
        string? line = await Task.Run(host.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return line?.Trim();
    }

    private async Task AskAsync(string text, CancellationToken cancellationToken)
    {
        string place = Path.Combine(folder, $"turn-{_turn + 1}");
        ConversationTurn turn = await asker.AskAsync(_history, text, [.. _given.OrderBy(m => m.Modality)], place, _conversation, settings.Seed + _turn, cancellationToken);
        _history.Add(turn);
        _given.Clear();
        _turn++;
        await host.Out.WriteLineAsync();
    }

    private async Task ObeyAsync(string line, CancellationToken cancellationToken)
    {
        string[] words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (s_files.TryGetValue(words[0], out Modality modality))
        {
            if (words.Length == 1)
            {
                throw new UsageException($"{words[0]}: expected the name of a file behind it.");
            }

            _given.Add(await _reader.ReadAsync(new MediaFile(modality, words[1]), cancellationToken));
            await host.Error.WriteLineAsync($"{Path.GetFileName(words[1])} goes along with the next line");
        }
        else if (words[0] == "/help")
        {
            await host.Error.WriteLineAsync(HelpText);
        }
        else
        {
            throw new UsageException($"'{words[0]}' is no command; /help tells what there is.");
        }
    }
}
