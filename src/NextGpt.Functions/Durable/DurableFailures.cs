using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Functions.Durable;

/// <summary>Failures of activities as orchestrations see them.</summary>
internal static class DurableFailures
{
    private const string Head = "{\"code\":";

    /// <summary>What a worker or a host that died leaves behind. It may pass.</summary>
    private static readonly ActivityFailure s_unknown = new(ErrorCodes.Internal, "The service failed while it worked on this.", Permanent: false);

    public static ActivityFailure Of(TaskFailureDetails? details)
    {
        for (TaskFailureDetails? d = details; d is not null; d = d.InnerFailure)
        {
            if (TryRead(d.ErrorMessage) is { } failure)
            {
                return failure;
            }
        }

        return s_unknown;
    }

    /// <summary>Hosts wrap what an activity said into sentences of their own.</summary>
    private static ActivityFailure? TryRead(string? text)
    {
        int start = text?.IndexOf(Head, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        byte[] rest = Encoding.UTF8.GetBytes(text![start..]);
        var reader = new Utf8JsonReader(rest, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip() ? PipelineMessage.Read<ActivityFailure>(Encoding.UTF8.GetString(rest, 0, (int)reader.BytesConsumed)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
