using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NextGpt.Functions.Hosting;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Tests.Hosting;

public sealed class RoleFunctionsTests
{
    private static readonly AppOptions s_gpu = new() { Role = AppRole.Gpu };
    private static readonly AppOptions s_front = new() { Role = AppRole.Front };

    [Fact]
    public void Has_GpuRole_RunsTheModelAndNothingElse() => Assert.Equal(
        [ActivityNames.Decode, ActivityNames.Encode, "health_live", "health_ready", ActivityNames.Reason],
        All().Where(f => RoleFunctions.Has(s_gpu, f)).Order());

    [Fact]
    public void Has_FrontAndGpu_AreAllOfOneMachineAndShareHealthAlone()
    {
        Assert.All(All().Where(f => RoleFunctions.Has(new AppOptions(), f)), f => Assert.True(RoleFunctions.Has(s_front, f) || RoleFunctions.Has(s_gpu, f)));
        Assert.Equal(["health_live", "health_ready"], All().Where(f => RoleFunctions.Has(s_front, f) && RoleFunctions.Has(s_gpu, f)).Order());
    }

    [Theory]
    [InlineData(InboxSource.Blobs, "inbox_blobs,inbox_scan")]
    [InlineData(InboxSource.Events, "inbox_poison,inbox_queue,inbox_scan")]
    public void Has_InboxSource_IsTheOnlyOneBesideTheTimer(InboxSource source, string expected) => Assert.Equal(
        expected.Split(',').Intersect(All()),
        All().Where(f => f.StartsWith("inbox_", StringComparison.Ordinal) && RoleFunctions.Has(s_front with { InboxSource = source }, f)).Order());

    private static IEnumerable<string> All() => typeof(RoleFunctions).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
        .Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name)
        .OfType<string>();
}
