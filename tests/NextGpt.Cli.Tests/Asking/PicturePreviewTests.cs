using NextGpt.Cli.Asking.Pictures;
using NextGpt.Media.Images;

namespace NextGpt.Cli.Tests.Asking;

public sealed class PicturePreviewTests
{
    [Theory]
    [InlineData("None", "xterm-256color", null, null, null, true)]
    [InlineData("None", "dumb", "truecolor", null, null, true)]
    [InlineData("None", null, "truecolor", null, null, true)]
    [InlineData("None", "xterm-kitty", "truecolor", null, null, false)]
    [InlineData("Blocks", "xterm-256color", "truecolor", null, null, true)]
    [InlineData("Kitty", "xterm-kitty", "truecolor", null, null, true)]
    [InlineData("Blocks", "screen-256color", "truecolor", "iTerm.app", "/tmp/tmux", true)]
    [InlineData("ITerm", "xterm-256color", "truecolor", "iTerm.app", null, true)]
    public void Of_WhatATerminalSays_IsWhatItCan(string expected, string? terminal, string? colour, string? program, string? tmux, bool watched)
    {
        Dictionary<string, string?> variables = new() { ["TERM"] = terminal, ["COLORTERM"] = colour, ["TERM_PROGRAM"] = program, ["TMUX"] = tmux };

        Assert.Equal(expected, PictureStyles.Of(variables.GetValueOrDefault, watched).ToString());
    }

    [Fact]
    public void Of_NoColour_IsNone() => Assert.Equal(PictureStyle.None, PictureStyles.Of(n => n == "NO_COLOR" ? "1" : "truecolor", isTerminal: true));

    [Fact]
    public void Write_Blocks_AreTheMeansOfThePixels()
    {
        // 64 x 64: the upper half red, the lower half blue.
        byte[] pixels = [.. Enumerable.Range(0, 64 * 64).SelectMany(i => i < 64 * 32 ? new byte[] { 255, 0, 0 } : [0, 0, 255])];

        string[] lines = Written(new RgbImage(64, 64, pixels), PictureStyle.Blocks).TrimEnd('\n').Split('\n');

        Assert.Equal(16, lines.Length);
        Assert.All(lines, l => Assert.Equal(PicturePreview.Columns, l.Count(c => c == '▀')));
        Assert.Contains("\e[38;2;255;0;0;48;2;255;0;0m▀", lines[7], StringComparison.Ordinal);
        Assert.Contains("\e[38;2;0;0;255;48;2;0;0;255m▀", lines[8], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.EndsWith("\e[0m", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 200)]
    [InlineData(200, 3)]
    public void Write_BlocksOfAnyShape_HoldsEveryLine(int width, int height) =>
        Assert.Contains("▀", Written(new RgbImage(width, height, new byte[width * height * 3]), PictureStyle.Blocks), StringComparison.Ordinal);

    [Fact]
    public void Write_Kitty_IsTheFileInChunks()
    {
        byte[] png = ImageEncoder.ToPng(Noise());
        string written = Written(png, PictureStyle.Kitty);

        string[] chunks = [.. written.Split("\e_G").Skip(1).Select(c => c[..c.IndexOf("\e\\", StringComparison.Ordinal)])];
        Assert.True(chunks.Length > 1);
        Assert.StartsWith("a=T,f=100,c=32,m=1;", chunks[0], StringComparison.Ordinal);
        Assert.StartsWith("m=0;", chunks[^1], StringComparison.Ordinal);
        Assert.Equal(png, Convert.FromBase64String(string.Concat(chunks.Select(c => c[(c.IndexOf(';', StringComparison.Ordinal) + 1)..]))));
    }

    [Fact]
    public void Write_ITerm_IsTheFile()
    {
        byte[] png = ImageEncoder.ToPng(Noise());

        string written = Written(png, PictureStyle.ITerm);

        Assert.Contains($"\e]1337;File=inline=1;size={png.Length};width=32:{Convert.ToBase64String(png)}\a", written, StringComparison.Ordinal);
    }

    private static RgbImage Noise()
    {
        byte[] pixels = new byte[64 * 64 * 3];
        new Random(1).NextBytes(pixels);
        return new RgbImage(64, 64, pixels);
    }

    private static string Written(RgbImage image, PictureStyle style) => Written(ImageEncoder.ToPng(image), style);

    private static string Written(byte[] png, PictureStyle style)
    {
        using var output = new StringWriter { NewLine = "\n" };
        PicturePreview.Write(output, png, style);
        return output.ToString();
    }
}
