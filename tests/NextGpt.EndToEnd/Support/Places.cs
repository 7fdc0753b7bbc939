using System.Reflection;

namespace NextGpt.EndToEnd.Support;

/// <summary>Where things lie.</summary>
internal static class Places
{
    /// <summary>Gets the folder of everything that is built; what the tests leave behind lies under it too.</summary>
    public static string Artifacts { get; } = Of("ArtifactsPath");

    /// <summary>Gets the folder of the source code.</summary>
    public static string Repository { get; } = Path.GetFullPath(Of("Repository"));

    /// <summary>Gets the folder of screenshots.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Artifacts, "screenshots")).FullName;

    /// <summary>Gets a file that is shipped with these tests.</summary>
    public static string Client(string name) => Path.Combine(AppContext.BaseDirectory, "Clients", name);

    private static string Of(string name) => typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
