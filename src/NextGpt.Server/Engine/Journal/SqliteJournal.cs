using System.Globalization;
using Microsoft.Data.Sqlite;
using NextGpt.Pipeline.Replay;

namespace NextGpt.Server.Engine.Journal;

/// <summary>A journal in one SQLite file. Every transaction is on the disk when it returns (WAL, synchronous = FULL).</summary>
internal sealed class SqliteJournal : IJournal
{
    private const int Version = 1;
    private const string Columns = "number, id, orchestration, input, status, custom_status, output, error, created_at, changed_at";

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    /// <summary>Opens a journal, and makes it if there is none.</summary>
    /// <exception cref="JournalException">It is of another version.</exception>
    public SqliteJournal(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
            Prepare(path);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public void Together(Action work)
    {
        // Others look again when it is done: nobody is told of what may still be lost.
        lock (_lock)
        {
            if (_transaction is not null)
            {
                work();
                return;
            }

            using SqliteTransaction transaction = _connection.BeginTransaction(deferred: true);
            _transaction = transaction;
            try
            {
                work();
                transaction.Commit();
            }
            finally
            {
                _transaction = null;
            }
        }
    }

    public InstanceState? TryCreate(InstanceState instance)
    {
        object? number = null;
        Together(() => number = Command(
            """
            INSERT INTO instances (id, orchestration, input, status, created_at, changed_at)
            VALUES ($id, $orchestration, $input, $status, $created, $changed)
            ON CONFLICT (id) DO NOTHING RETURNING number
            """,
            ("$id", instance.Id),
            ("$orchestration", instance.Orchestration),
            ("$input", instance.Input),
            ("$status", (int)InstanceStatus.Queued),
            ("$created", Text(instance.CreatedAt)),
            ("$changed", Text(instance.CreatedAt))).ExecuteScalar());
        return number is long given ? instance with { Number = given, Status = InstanceStatus.Queued, ChangedAt = instance.CreatedAt } : null;
    }

    public void Append(InstanceState state, int sequence, IReadOnlyList<HistoryEvent> lines) => Together(() =>
    {
        foreach (HistoryEvent line in lines)
        {
            Command(
                "INSERT INTO history (instance, sequence, kind, at, call, name, payload) VALUES ($instance, $sequence, $kind, $at, $call, $name, $payload)",
                ("$instance", state.Number),
                ("$sequence", sequence++),
                ("$kind", (int)line.Kind),
                ("$at", Text(line.At)),
                ("$call", line.Call),
                ("$name", line.Name),
                ("$payload", line.Payload)).ExecuteNonQuery();
        }

        Command(
            "UPDATE instances SET status = $status, custom_status = $custom, output = $output, error = $error, changed_at = $changed WHERE number = $number",
            ("$status", (int)state.Status),
            ("$custom", state.CustomStatus),
            ("$output", state.Output),
            ("$error", state.Error),
            ("$changed", Text(state.ChangedAt)),
            ("$number", state.Number)).ExecuteNonQuery();
    });

    public InstanceState? Find(string id) => States($"SELECT {Columns} FROM instances WHERE id = $id", ("$id", id)) is [var found] ? found : null;

    public IReadOnlyList<InstanceState> Unfinished() => States($"SELECT {Columns} FROM instances WHERE status < 2 ORDER BY number");

    public IReadOnlyList<InstanceState> List(long? before, int limit) => States(
        $"SELECT {Columns} FROM instances WHERE number < $before ORDER BY number DESC LIMIT $limit", ("$before", before ?? long.MaxValue), ("$limit", limit));

    public IReadOnlyList<HistoryEvent> History(string id)
    {
        lock (_lock)
        {
            SqliteCommand command = Command(
                "SELECT kind, at, call, name, payload FROM history WHERE instance = (SELECT number FROM instances WHERE id = $id) ORDER BY sequence", ("$id", id));
            using SqliteDataReader reader = command.ExecuteReader();
            List<HistoryEvent> lines = [];
            while (reader.Read())
            {
                lines.Add(new HistoryEvent((HistoryKind)reader.GetInt32(0), Time(reader.GetString(1)), reader.GetInt32(2), Optional(reader, 3), Optional(reader, 4)));
            }

            return lines;
        }
    }

    public bool Purge(string id)
    {
        int purged = 0;
        Together(() =>
        {
            Command("DELETE FROM history WHERE instance = (SELECT number FROM instances WHERE id = $id AND status >= 2)", ("$id", id)).ExecuteNonQuery();
            purged = Command("DELETE FROM instances WHERE id = $id AND status >= 2", ("$id", id)).ExecuteNonQuery();
        });
        return purged > 0;
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private void Prepare(string path)
    {
        long version = (long)Command("PRAGMA user_version").ExecuteScalar()!;
        if (version == 0)
        {
            // AUTOINCREMENT: numbers say who came first, and must not be used again after a purge.
            Execute(
                $"""
                BEGIN;
                CREATE TABLE instances (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, orchestration TEXT NOT NULL, input TEXT NOT NULL,
                    status INTEGER NOT NULL, custom_status TEXT, output TEXT, error TEXT, created_at TEXT NOT NULL, changed_at TEXT NOT NULL);
                CREATE INDEX unfinished ON instances (number) WHERE status < 2;
                CREATE TABLE history (
                    instance INTEGER NOT NULL, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, at TEXT NOT NULL, call INTEGER NOT NULL,
                    name TEXT, payload TEXT, PRIMARY KEY (instance, sequence)) WITHOUT ROWID;
                PRAGMA user_version = {Version};
                COMMIT;
                """);
        }
        else if (version != Version)
        {
            throw new JournalException($"Journal {Path.GetFileName(path)}: version {version}; expected {Version}.");
        }
    }

    private List<InstanceState> States(string sql, params (string Name, object? Value)[] values)
    {
        lock (_lock)
        {
            SqliteCommand command = Command(sql, values);
            using SqliteDataReader reader = command.ExecuteReader();
            List<InstanceState> states = [];
            while (reader.Read())
            {
                states.Add(new InstanceState
                {
                    Number = reader.GetInt64(0),
                    Id = reader.GetString(1),
                    Orchestration = reader.GetString(2),
                    Input = reader.GetString(3),
                    Status = (InstanceStatus)reader.GetInt32(4),
                    CustomStatus = Optional(reader, 5),
                    Output = Optional(reader, 6),
                    Error = Optional(reader, 7),
                    CreatedAt = Time(reader.GetString(8)),
                    ChangedAt = Time(reader.GetString(9)),
                });
            }

            return states;
        }
    }

    // All SQL is written in this file; values are always parameters. SQLite reads each text once.
    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        command.Transaction = _transaction;
        command.Parameters.Clear();
        foreach ((string name, object? value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string? Optional(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static string Text(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Time(string text) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
