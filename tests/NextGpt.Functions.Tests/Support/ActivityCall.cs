using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace NextGpt.Functions.Tests.Support;

/// <summary>The call of an activity as the worker describes it.</summary>
internal sealed class ActivityCall(string activity, string instance, CancellationToken stopped) : FunctionContext
{
    public override CancellationToken CancellationToken => stopped;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(activity);

    public override BindingContext BindingContext { get; } = new Binding(instance);

    public override string InvocationId => "1";

    public override string FunctionId => activity;

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name => name;

        public override string Id => name;

        public override string PathToAssembly => string.Empty;

        public override string EntryPoint => string.Empty;

        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    private sealed class Binding(string instance) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?> { ["instanceId"] = instance };
    }
}
