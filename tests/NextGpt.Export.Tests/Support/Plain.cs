using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Support;

/// <summary>The layers of torch written out on rows of doubles, for comparison: a matrix is an array of its rows.</summary>
public sealed class Plain(INamedWeights weights)
{
    public static double[][] Add(double[][] a, double[][] b) => Zip(a, b, (x, y) => x + y);

    public static double[][] Multiply(double[][] a, double[][] b) => Zip(a, b, (x, y) => x * y);

    public static double[][] Map(double[][] x, Func<double, double> f) => [.. x.Select(row => row.Select(f).ToArray())];

    /// <summary>Columns from a start on.</summary>
    public static double[][] Columns(double[][] x, int start, int count) => [.. x.Select(row => row[start..(start + count)])];

    public static double[][] Transpose(double[][] x) => [.. x[0].Select((_, column) => x.Select(row => row[column]).ToArray())];

    /// <summary>GELU by the error function, which is summed as its Maclaurin series.</summary>
    public static double Gelu(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    public static double Silu(double x) => x / (1 + Math.Exp(-x));

    public static double[][] Attend(double[][] queries, double[][] keys, double[][] values, int heads)
    {
        int width = queries[0].Length / heads;
        double[][] result = [.. queries.Select(row => new double[row.Length])];
        for (int head = 0; head < heads; head++)
        {
            for (int q = 0; q < queries.Length; q++)
            {
                double[] shares = Softmax([.. keys.Select(key => Dot(queries[q], key, head * width, width) / Math.Sqrt(width))]);
                for (int i = head * width; i < (head + 1) * width; i++)
                {
                    result[q][i] = shares.Select((share, k) => share * values[k][i]).Sum();
                }
            }
        }

        return result;
    }

    public static double[][] Normalize(double[][] x, double epsilon) =>
    [
        .. x.Select(row =>
        {
            double mean = row.Average();
            double deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon);
            return row.Select(value => (value - mean) / deviation).ToArray();
        }),
    ];

    public static double[] Softmax(double[] scores)
    {
        double[] powers = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    public float[] Weight(string name)
    {
        Assert.True(weights.TryGetShape(name, out IReadOnlyList<long>? shape), name);
        float[] data = new float[shape!.Aggregate(1L, (product, dimension) => product * dimension)];
        weights.Read(name, data);
        return data;
    }

    /// <summary>A weight as rows of a width.</summary>
    public double[][] Rows(string name, int width) => [.. Weight(name).Chunk(width).Select(row => row.Select(value => (double)value).ToArray())];

    public double[][] Linear(double[][] x, string name, bool bias = true)
    {
        double[][] matrix = Rows($"{name}.weight", x[0].Length);
        float[] offset = bias ? Weight($"{name}.bias") : new float[matrix.Length];
        return [.. x.Select(row => matrix.Select((weight, i) => Dot(row, weight, 0, row.Length) + offset[i]).ToArray())];
    }

    public double[][] LayerNorm(double[][] x, string name, double epsilon)
    {
        float[] scale = Weight($"{name}.weight");
        float[] offset = Weight($"{name}.bias");
        return [.. Normalize(x, epsilon).Select(row => row.Select((value, i) => (value * scale[i]) + offset[i]).ToArray())];
    }

    public double[][] SelfAttention(double[][] x, string name, int heads, bool bias = true)
    {
        int width = x[0].Length;
        double[][] stacked = Linear(x, $"{name}.qkv", bias);
        return Linear(Attend(Columns(stacked, 0, width), Columns(stacked, width, width), Columns(stacked, 2 * width, width), heads), $"{name}.proj");
    }

    public double[][] Mlp(double[][] x, string name) => Linear(Map(Linear(x, $"{name}.fc1"), Gelu), $"{name}.fc2");

    private static double[][] Zip(double[][] a, double[][] b, Func<double, double, double> f) =>
        [.. a.Select((row, i) => row.Select((value, j) => f(value, b[b.Length == 1 ? 0 : i][j])).ToArray())];

    private static double Dot(double[] a, double[] b, int start, int count)
    {
        double sum = 0;
        for (int i = start; i < start + count; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Erf(double x)
    {
        if (Math.Abs(x) > 4)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
