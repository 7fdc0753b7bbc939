namespace NextGpt.Export.Tests.Support;

/// <summary>Comparison of arrays, which says where and by how much they part.</summary>
public static class Near
{
    public static double Distance(IReadOnlyList<float> expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        return expected.Zip(actual, (e, a) => double.IsNaN(e - (double)a) ? double.PositiveInfinity : Math.Abs(e - (double)a)).DefaultIfEmpty().Max();
    }

    public static void Equal(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance)
    {
        double distance = Distance(expected, actual);
        Assert.True(distance <= tolerance, $"Largest absolute difference {distance:g3}; at most {tolerance:g3} is allowed.");
    }
}
