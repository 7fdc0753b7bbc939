using Microsoft.Data.Sqlite;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Replay;

namespace NextGpt.EndToEnd.Support;

/// <summary>What a server wrote down, read after its end.</summary>
internal static class Journal
{
    /// <summary>Waits until everything that was begun has come to a result: somebody may still be told of an answer that is there.</summary>
    public static Task RestAsync(string data) => FolderChanges.UntilAsync(data, () => Calls(data).All(c => c.Results > 0));

    /// <summary>Gets how often each call of an activity came to a result: once each, or the job did something twice.</summary>
    public static IReadOnlyList<(string Job, string Activity, int Results)> Calls(string data)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "journal.db"), Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT i.id, s.name, (SELECT COUNT(*) FROM history c WHERE c.instance = s.instance AND c.call = s.call AND c.kind = $completed)
            FROM history s JOIN instances i ON i.number = s.instance WHERE s.kind = $scheduled ORDER BY i.number, s.sequence
            """;
        command.Parameters.AddWithValue("$completed", (int)HistoryKind.ActivityCompleted);
        command.Parameters.AddWithValue("$scheduled", (int)HistoryKind.ActivityScheduled);
        using SqliteDataReader reader = command.ExecuteReader();
        List<(string, string, int)> calls = [];
        while (reader.Read())
        {
            calls.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        }

        return calls;
    }
}
