using System.Collections.Concurrent;
using NextGpt.Contracts;
using Spectre.Console;

namespace NextGpt.Cli.Asking;

/// <summary>A bar for every stage and every decoder; gone when the answer is there.</summary>
internal sealed class BarProgress(TextWriter output) : AskProgress
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    private readonly ConcurrentDictionary<int, ProgressTask> _media = [];
    private ProgressContext? _context;
    private ProgressTask? _encoding;
    private ProgressTask? _writing;
    private int _tokens;

    public override Task<T> ShowAsync<T>(Func<Task<T>> work) => _console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn(Spinner.Known.Line))
        .StartAsync(async context =>
        {
            _context = context;
            _media.Clear();
            _encoding = null;
            _tokens = 0;
            _writing = context.AddTask("writing");
            _writing.IsIndeterminate = true;
            return await work();
        });

    public override void OnEncoded(int done, int total)
    {
        _encoding ??= _context!.AddTaskBefore("reading media", _writing!);
        _encoding.MaxValue = total;
        _encoding.Value = done;
    }

    public override void OnToken(int id) => _writing!.Description = $"writing, {Interlocked.Increment(ref _tokens)} tokens";

    public override void OnBegun(int part, Modality modality) => _media.GetOrAdd(part, _ => _context!.AddTask($"{Name(modality)} (part {part})"));

    public override void OnStep(int part, int done, int total)
    {
        if (_media.TryGetValue(part, out ProgressTask? task))
        {
            task.MaxValue = total;
            task.Value = done;
        }
    }

    public override void OnDone(int part, Modality modality)
    {
        if (_media.TryGetValue(part, out ProgressTask? task))
        {
            task.Value = task.MaxValue;
        }
    }

    private static string Name(Modality modality) => modality switch
    {
        Modality.Image => "picture",
        Modality.Audio => "sound",
        _ => "video",
    };
}
