using System.Text.Json;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Language;

/// <summary>Learns the tokenizer from dialogues.</summary>
internal static class TokenizerStage
{
    public const string Name = "tokenizer";
    private const int Dialogues = 30000;

    public static void Run(StageContext context)
    {
        DialogueGenerator generator = new(SplitPart.All, PhrasingPart.Training);
        Random random = new(context.Seed);
        IEnumerable<string> Texts()
        {
            for (int i = 0; i < Dialogues; i++)
            {
                Dialogue dialogue = generator.Next(random);
                foreach (DialogueTurn turn in dialogue.Turns)
                {
                    yield return turn.UserText;
                    yield return turn.ReplyText;
                }
            }
        }

        (List<string> vocabulary, List<string> merges) = BpeTrainer.Train(Texts(), Telegraph.Vocabulary, context.Configuration.TextVocabulary);
        File.WriteAllLines(Path.Combine(context.Directory, NanoVocabulary.MergesFile), ["#version: 0.2", .. merges]);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            for (int id = 0; id < vocabulary.Count; id++)
            {
                writer.WriteNumber(vocabulary[id], id);
            }

            writer.WriteEndObject();
        }

        File.WriteAllBytes(Path.Combine(context.Directory, NanoVocabulary.VocabularyFile), stream.ToArray());
    }
}
