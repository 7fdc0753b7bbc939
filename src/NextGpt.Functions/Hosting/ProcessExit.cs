namespace NextGpt.Functions.Hosting;

/// <summary>Ends the process when nothing that it still does can succeed; whoever runs it starts another one.</summary>
internal class ProcessExit
{
    /// <summary>The exit code of "internal software error".</summary>
    private const int Code = 70;

    /// <summary>Ends the process.</summary>
    /// <param name="why">Why. It goes to the error stream, which the host puts into its own log; what is only logged may never leave a process that ends.</param>
    public virtual void Now(Exception why)
    {
        Console.Error.WriteLine(why.Message);
        Environment.Exit(Code);
    }
}
