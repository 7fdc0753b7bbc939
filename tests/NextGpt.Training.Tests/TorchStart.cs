using System.Runtime.CompilerServices;
using NextGpt.Training.Native;
using TorchSharp;

namespace NextGpt.Training.Tests;

internal static class TorchStart
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        TorchLibrary.EnsureLoadable();
        torch.set_num_threads(1);
    }
}
