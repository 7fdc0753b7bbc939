namespace NextGpt.Media.Preprocessing;

/// <summary>Numbers with a shape, row-major: what a tower of the model takes.</summary>
public sealed class FloatTensor
{
    /// <summary>Wraps values without copying them.</summary>
    /// <param name="values">Row-major; owned by this object from now on.</param>
    /// <param name="shape">The dimensions, outermost first; each at least 1.</param>
    /// <exception cref="ArgumentException">The product of the dimensions is not the number of values.</exception>
    public FloatTensor(float[] values, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        long size = 1;
        foreach (int dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1, nameof(shape));
            size *= dimension;
        }

        if (size != values.Length)
        {
            throw new ArgumentException($"A shape of [{string.Join(", ", shape)}] takes {size} values; {values.Length} were given.", nameof(values));
        }

        Values = values;
        Shape = shape;
    }

    /// <summary>Gets the values, row-major. Not a copy.</summary>
    public float[] Values { get; }

    /// <summary>Gets the dimensions, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }
}
