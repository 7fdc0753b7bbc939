using System.Runtime.InteropServices;

namespace NextGpt.Training.Native;

/// <summary>Makes libtorch loadable on machines whose C++ runtime is older than the one TorchSharp was linked with.</summary>
public static class TorchLibrary
{
    /// <summary>The symbol version that TorchSharp 0.107 asks for and does not use.</summary>
    public const string NeededVersion = "GLIBCXX_3.4.32";

    private static readonly Lock Gate = new();

    /// <summary>Patches the copy of libLibTorchSharp.so beside the program where that is needed; call it before the first use of TorchSharp.</summary>
    /// <returns>True when a file was changed.</returns>
    /// <exception cref="FileNotFoundException">This build came without libtorch.</exception>
    public static bool EnsureLoadable()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        string path = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        string torch = Path.Combine(Path.GetDirectoryName(path)!, "libtorch_cpu.so");
        if (!File.Exists(path) || !File.Exists(torch))
        {
            throw new FileNotFoundException("This build has no libtorch; training takes a build with -p:Torch=true, as ./nextgpt train makes it.", Path.GetFileName(torch));
        }

        lock (Gate)
        {
            return !RuntimeHas(NeededVersion) && Patch(path);
        }
    }

    private static bool Patch(string path)
    {
        byte[] library = File.ReadAllBytes(path);
        int flags = SymbolVersionPatch.FindFlags(library, NeededVersion);
        if (flags < 0 || !SymbolVersionPatch.MakeWeak(library, flags))
        {
            return false;
        }

        string patched = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(patched, library);
        File.Move(patched, path, overwrite: true);
        return true;
    }

    private static bool RuntimeHas(string version)
    {
        if (!NativeLibrary.TryLoad("libstdc++.so.6", out nint handle))
        {
            return true;
        }

        NativeLibrary.Free(handle);
        string? file = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..]).FirstOrDefault(name => name.Contains("libstdc++", StringComparison.Ordinal));
        return file is not null && File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(version)) >= 0;
    }
}
