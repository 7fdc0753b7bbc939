using System.Globalization;

namespace NextGpt.Export.Weights;

/// <summary>Small helpers on shapes.</summary>
internal static class TensorShape
{
    public static long Count(IReadOnlyList<long> shape)
    {
        long count = 1;
        foreach (long dimension in shape)
        {
            count = checked(count * dimension);
        }

        return count;
    }

    public static string Format(IReadOnlyList<long> shape) =>
        $"[{string.Join(", ", shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)))}]";

    public static KeyNotFoundException NoSuchTensor(string name) => new($"There is no tensor '{name}'.");

    public static void RequireLength(string name, long elements, int destination)
    {
        if (elements != destination)
        {
            throw new ArgumentException($"Tensor '{name}' has {elements} elements; the destination takes {destination}.", nameof(destination));
        }
    }
}
