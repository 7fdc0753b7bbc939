using System.Globalization;
using NextGpt.Cli.Asking.Pictures;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Asking;

/// <summary>Shows an answer to a person: its parts in order, then where all of it lies.</summary>
internal static class AnswerPrinter
{
    public static void Print(CliHost host, Job job, string folder)
    {
        foreach (JobPart part in job.Parts)
        {
            host.Out.WriteLine(part switch
            {
                { Media: { } media } => $"  [{Describe(media)}]  {host.Show(Path.Combine(folder, media.Url))}",
                { Text: { } text } => text.Trim(),
                _ => $"  [{part.Type.ToString().ToLowerInvariant()}: {part.Error?.Message ?? "not made"}]",
            });
            if (host.Pictures != PictureStyle.None && part is { Type: Modality.Image, Media: { } picture })
            {
                PicturePreview.Write(host.Out, File.ReadAllBytes(Path.Combine(folder, picture.Url)), host.Pictures);
            }
        }

        foreach (JobWarning warning in job.Warnings)
        {
            host.Out.WriteLine($"  note: {warning.Message}");
        }

        string made = job.Receipt is not { } receipt ? "" : string.Create(
            CultureInfo.InvariantCulture, $", seed {receipt.Seed}, {receipt.CompletionTokens} tokens, {receipt.TotalMs / 1000:0.0} s");
        host.Out.WriteLine();
        host.Out.WriteLine($"  {job.Model}{made}; all of it: {host.Show(Path.Combine(folder, AnswerFolder.DocumentName))}");
    }

    private static string Describe(JobMedia media)
    {
        string size = media.Width is null ? "" : $", {media.Width} x {media.Height}";
        string length = media.Seconds is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {media.Seconds:0.0} s");
        return media.ContentType[..media.ContentType.IndexOf('/')] + size + length;
    }
}
