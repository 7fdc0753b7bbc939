namespace NextGpt.Model.Sessions;

/// <summary>What a tensor of a graph holds.</summary>
internal enum TensorKind
{
    /// <summary>Float32.</summary>
    Floats,

    /// <summary>Int64: ids, masks, positions.</summary>
    Integers,

    /// <summary>Float32 or int64, one number or a row of them, as exporters differ.</summary>
    Timesteps,

    /// <summary>Float32 or float16: it never leaves the runtime.</summary>
    Cache,
}
