using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NextGpt.Cli.Help;

/// <summary>The usual help, and below it examples to copy.</summary>
internal sealed class ExamplesHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> s_examples = new()
    {
        ["nextgpt"] =
        [
            "nextgpt ask \"draw a large red circle, play it and show it moving to the left\"",
            "nextgpt ask --image photo.png \"what do you see?\"",
            "nextgpt ask --help",
        ],
        ["ask"] =
        [
            "nextgpt ask \"draw a small blue square on the left and play three high bell notes\"",
            "nextgpt ask --image in.png --audio in.wav \"describe both\"      ask about files of your own",
            "nextgpt ask --image in.png \"play what you see\"                 picture in, sound out",
            "nextgpt ask --modalities text,image,video \"a green ring\"       exactly these kinds, whatever the model would choose",
            "nextgpt ask --forbid audio \"make all three of a pink diamond\"  never this kind",
            "nextgpt ask --seed 7 --out red \"draw a red circle\"             another seed: another picture of the same scene",
            "nextgpt ask --json \"draw a red circle\" | jq .parts             the answer as one JSON document",
            "nextgpt ask --server http://127.0.0.1:7071 \"a blue square\"     ask a server ('nextgpt serve') and watch it",
            "nextgpt ask -- \"--what?\"                                       text that begins with a dash goes behind --",
            "nextgpt ask --chat                                             a dialogue: \"draw a red circle\", \"now make it blue\", \"and let me hear it\"",
        ],
        ["serve"] =
        [
            "nextgpt serve                                 listens on http://127.0.0.1:7071",
            "nextgpt serve --port 8080 --data /srv/nextgpt",
            "curl -d '{\"input\":\"draw a red circle\"}' -H 'Content-Type: application/json' http://127.0.0.1:7071/v1/jobs",
        ],
        ["bundle"] = ["nextgpt bundle info", "nextgpt bundle verify out/bundle"],
        ["info"] = ["nextgpt bundle info", "nextgpt bundle info out/bundle"],
        ["verify"] = ["nextgpt bundle verify", "nextgpt bundle verify out/bundle"],
        ["train"] =
        [
            "nextgpt train --out out                     every stage; run it again after a break and it goes on where it was",
            "nextgpt train --out out --quick             a tiny model in minutes: shows that all stages work, answers nonsense",
            "nextgpt train --out out --stage language    one stage, whose needs must be met",
            "nextgpt ask --bundle out/bundle \"hello\"     talk to what was trained",
        ],
        ["eval"] =
        [
            "nextgpt eval --cases 50                     the matrix of all inputs and outputs, 50 cases a cell, and the rest",
            "nextgpt eval --cases 4 --only matrix        a quick look",
            "nextgpt eval --json > eval.json             for programs",
            "nextgpt eval --sheet docs/answers.png       held-out requests and what was made of them, as one picture",
        ],
        ["bench serve"] = ["nextgpt bench serve", "nextgpt bench serve --rounds 10 --json"],
        ["bench"] = ["nextgpt bench", "nextgpt bench --json", "nextgpt bench serve                             a server beside its model alone"],
    };

    /// <summary>Puts the examples below the help of every command.</summary>
    public static void Attach(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExamplesHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        string name = command is RootCommand ? "nextgpt" : command.Name;
        string parent = command.Parents.OfType<Command>().FirstOrDefault()?.Name ?? "";
        if (s_examples.TryGetValue($"{parent} {name}", out string[]? examples) || s_examples.TryGetValue(name, out examples))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return code;
    }
}
