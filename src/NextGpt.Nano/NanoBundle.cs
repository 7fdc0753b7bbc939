namespace NextGpt.Nano;

/// <summary>Finds the small model that is shipped with the program.</summary>
public static class NanoBundle
{
    private const string Folder = "nano";
    private const string Manifest = "bundle.json";

    /// <summary>Gets the folder of the shipped bundle.</summary>
    /// <returns>A full path; <c>bundle.json</c> lies in it.</returns>
    /// <exception cref="FileNotFoundException">This build came without a bundle; the message says how to make one.</exception>
    public static string Locate() => Locate(AppContext.BaseDirectory);

    /// <summary>Gets the folder of the bundle that is shipped with another program.</summary>
    /// <param name="programFolder">That program's folder.</param>
    /// <returns>A full path.</returns>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Locate(string programFolder)
    {
        string folder = Path.Combine(programFolder, Folder);
        string manifest = Path.Combine(folder, Manifest);
        return File.Exists(manifest)
            ? folder
            : throw new FileNotFoundException(
                $"The shipped model is missing: expected {manifest}. Train one with './nextgpt train --out DIR' and name it with '--bundle DIR', or put it into src/NextGpt.Nano/bundle and build again.",
                manifest);
    }
}
