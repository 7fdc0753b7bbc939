using System.ComponentModel.DataAnnotations;

namespace NextGpt.Server.Engine;

/// <summary>How much the embedded engine takes on at once.</summary>
public sealed record EngineOptions
{
    /// <summary>Gets how many instances are at work side by side, at least 1; they share the model lane.</summary>
    public int MaxActive { get; init; } = 4;

    /// <summary>Gets how many instances may wait for a place, 0 or more; beyond that new ones are refused.</summary>
    public int MaxQueued { get; init; } = 64;

    /// <summary>Gets how many jobs run the model at once, at least 1. One job's decoders run beside its language model.</summary>
    public int ModelLanes { get; init; } = 1;

    /// <summary>Gets how many activities of the I/O lane run at once, at least 1.</summary>
    public int IoLanes { get; init; } = 8;

    /// <summary>Gets how many webhooks are called at once, at least 1.</summary>
    public int NoticeLanes { get; init; } = 8;

    /// <exception cref="ValidationException">A number is too small; the message names it.</exception>
    internal EngineOptions Validated()
    {
        Require(nameof(MaxActive), MaxActive, 1);
        Require(nameof(MaxQueued), MaxQueued, 0);
        Require(nameof(ModelLanes), ModelLanes, 1);
        Require(nameof(IoLanes), IoLanes, 1);
        Require(nameof(NoticeLanes), NoticeLanes, 1);
        return this;

        static void Require(string name, int value, int least)
        {
            if (value < least)
            {
                throw new ValidationException($"Engine:{name} is {value}; expected at least {least}.");
            }
        }
    }
}
