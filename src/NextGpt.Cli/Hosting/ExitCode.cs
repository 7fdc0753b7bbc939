namespace NextGpt.Cli.Hosting;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It should have worked and did not.</summary>
    public const int Failure = 1;

    /// <summary>The command line or something that it names is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM.</summary>
    public const int Terminated = 143;
}
