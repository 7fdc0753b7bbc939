using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using NextGpt.Model.Answers;

namespace NextGpt.Server.Hosting;

/// <summary>How the model shares the machine, by the configuration's section <c>Model</c>: <c>Threads</c>, <c>ParallelDecoders</c>, <c>MemoryBudgetBytes</c>.</summary>
internal static class ModelSettings
{
    public const string Section = "Model";

    /// <summary>Puts what is configured over what the server was started with.</summary>
    /// <exception cref="ValidationException">A value is none that the model takes; the message names it.</exception>
    public static ModelOptions Apply(ModelOptions options, IConfigurationSection section)
    {
        return options with
        {
            Runtime = options.Runtime with
            {
                Threads = (int)Read("Threads", options.Runtime.Threads, 0, 1024),
                MemoryBudgetBytes = Read("MemoryBudgetBytes", options.Runtime.MemoryBudgetBytes, 0, long.MaxValue),
            },
            ParallelDecoders = (int)Read("ParallelDecoders", options.ParallelDecoders, 1, 64),
        };

        long Read(string name, long otherwise, long least, long most)
        {
            long value = section.GetValue(name, otherwise);
            return value >= least && value <= most
                ? value
                : throw new ValidationException($"{Section}:{name} is {value}; expected {least} to {most}.");
        }
    }
}
