using System.Text.Json;
using NextGpt.Api.Jobs;
using NextGpt.Api.Requests;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>Makes turns of messages.</summary>
internal static class ChatMessages
{
    private const int MostMessages = 512;

    /// <summary>Reads the messages of a request.</summary>
    /// <returns>The turns that are over, the question at hand, and whether there was a system message.</returns>
    public static (IReadOnlyList<AskedTurn> Earlier, IReadOnlyList<AskedPiece> Question, bool HasSystem) Read(JsonFields fields, ChatPieces pieces, List<FieldError> errors)
    {
        if (fields.Value("messages") is null)
        {
            fields.Missing("messages", "a list of messages, the last one the user's");
        }

        List<AskedTurn> turns = [];
        List<AskedPiece> user = [];
        List<AskedPiece> assistant = [];
        bool system = false;
        string? last = null;
        foreach ((JsonElement value, string path) in fields.List("messages", 1, MostMessages) ?? [])
        {
            if (JsonFields.Of(value, path, errors) is not { } message)
            {
                continue;
            }

            string? role = message.Text("role", 100);
            switch (role)
            {
                case "system" or "developer":
                    system = true;
                    continue;
                case "user":
                    if (last == "assistant")
                    {
                        turns.Add(new AskedTurn(user, assistant));
                        (user, assistant) = ([], []);
                    }

                    user.AddRange(pieces.Of(message, path));
                    break;
                case "assistant":
                    assistant.AddRange(pieces.Of(message, path));
                    break;
                case null when message.Value("role") is null:
                    message.Missing("role", "system, user or assistant");
                    break;
                default:
                    message.Wrong("role", message.Value("role")!.Value, "system, user or assistant: this model uses no tools");
                    break;
            }

            last = role;
        }

        if (errors.Count == 0 && (last != "user" || user.Count == 0))
        {
            errors.Add(new FieldError("messages", last == "user" ? "nothing in the last message" : $"a last message of the {last ?? "system"}", "a last message of the user, with text or media"));
        }

        // A turn of which one side is empty tells the model nothing.
        return ([.. turns.Where(t => t.User.Count > 0 && t.Assistant.Count > 0)], user, system);
    }
}
