namespace NextGpt.Cli.Asking.Pictures;

/// <summary>Finds out what the terminal at hand can show, by the variables that terminals set.</summary>
internal static class PictureStyles
{
    /// <summary>Tells how to show pictures.</summary>
    /// <param name="variable">Gets a variable of the environment.</param>
    /// <param name="isTerminal">Whether somebody watches what is written.</param>
    public static PictureStyle Of(Func<string, string?> variable, bool isTerminal)
    {
        string terminal = variable("TERM") ?? "";
        if (!isTerminal || terminal is "" or "dumb" || variable("NO_COLOR") is { Length: > 0 })
        {
            return PictureStyle.None;
        }

        // A multiplexer draws the screen itself, and loses pictures that it knows nothing of.
        bool multiplexed = variable("TMUX") is { Length: > 0 } || terminal.StartsWith("screen", StringComparison.Ordinal) || terminal.StartsWith("tmux", StringComparison.Ordinal);
        string program = variable("TERM_PROGRAM") ?? "";
        if (!multiplexed && (terminal is "xterm-kitty" or "xterm-ghostty" || program == "ghostty"))
        {
            return PictureStyle.Kitty;
        }

        if (!multiplexed && program is "iTerm.app" or "WezTerm")
        {
            return PictureStyle.ITerm;
        }

        return variable("COLORTERM") is "truecolor" or "24bit" ? PictureStyle.Blocks : PictureStyle.None;
    }
}
