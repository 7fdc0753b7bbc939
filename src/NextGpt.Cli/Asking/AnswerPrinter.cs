using System.Globalization;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Asking;

/// <summary>Shows an answer to a person: its parts in order, then where all of it lies.</summary>
internal static class AnswerPrinter
{
    public static void Print(CliHost host, Job job, string folder)
    {
        foreach (JobPart part in job.Parts)
        {
            host.Out.WriteLine(part.Media is { } media ? $"  [{Describe(media)}]  {host.Show(Path.Combine(folder, media.Url))}" : part.Text!.Trim());
        }

        foreach (JobWarning warning in job.Warnings)
        {
            host.Out.WriteLine($"  note: {warning.Message}");
        }

        JobReceipt receipt = job.Receipt!;
        host.Out.WriteLine();
        host.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {job.Model}, seed {receipt.Seed}, {receipt.CompletionTokens} tokens, {receipt.TotalMs / 1000:0.0} s; all of it: {host.Show(Path.Combine(folder, AnswerFolder.DocumentName))}"));
    }

    private static string Describe(JobMedia media)
    {
        string size = media.Width is null ? "" : $", {media.Width} x {media.Height}";
        string length = media.Seconds is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {media.Seconds:0.0} s");
        return media.ContentType[..media.ContentType.IndexOf('/')] + size + length;
    }
}
