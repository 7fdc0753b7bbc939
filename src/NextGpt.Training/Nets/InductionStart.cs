using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>
/// Lets a language model begin with one induction circuit (Olsson et al. 2022) instead of waiting for chance to build it, in the way of
/// mimetic initialisation (Trockman and Kolter 2023): a head of the first layer that looks at the token before, and one of the second that looks
/// for what came after this token the last time, and says it again. All of it goes on to be trained.
/// </summary>
internal static class InductionStart
{
    private const int PositionPairs = 6;
    private const double Constant = 0.35;

    /// <summary>Writes the circuit into the weights of a packed model.</summary>
    public static void Write(ParameterSet parameters, LanguageModelConfiguration c, int seed)
    {
        using IDisposable _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new((ulong)seed, CPU);
        int head = c.HeadDimension;
        int half = head / 2;
        Tensor At(int layer, string name) => parameters[$"model.layers.{layer}.self_attn.{name}_proj.weight"].Value;

        // A component that all tokens share, for a head that looks by position alone.
        parameters["model.embed_tokens.weight"].Value.narrow(1, 0, 1).fill_(Constant);
        Tensor before = Directions(c.HiddenSize, head, generator);
        Tensor written = Directions(c.HiddenSize, head, generator);
        Tensor said = Directions(c.HiddenSize, head, generator);

        Tensor query = At(0, "q").narrow(0, 0, head);
        Tensor key = At(0, "k").narrow(0, 0, head);
        query.mul_(0.1);
        key.mul_(0.1);
        for (int pair = 0; pair < Math.Min(PositionPairs, half); pair++)
        {
            // Rotated by their positions, query and key are parallel where the key stands one place before.
            double angle = Math.Pow(c.RopeTheta, -(double)pair / half);
            key[pair, 0] = 1.0;
            query[pair, 0] = Math.Cos(angle);
            query[pair + half, 0] = -Math.Sin(angle);
        }

        At(0, "v").narrow(0, 0, head).copy_(before.t());
        At(0, "o").narrow(1, 0, head).copy_(written * 0.14);

        // Only the slow half of the rotations: there positions hardly matter.
        int slow = half / 2;
        query = At(1, "q").narrow(0, 0, head);
        key = At(1, "k").narrow(0, 0, head);
        query.mul_(0.1);
        key.mul_(0.1);
        foreach (int start in new[] { slow, half + slow })
        {
            int from = start == slow ? 0 : half - slow;
            query.narrow(0, start, half - slow).copy_(before.narrow(1, from, half - slow).t() * 1.5);
            key.narrow(0, start, half - slow).copy_(written.narrow(1, from, half - slow).t() * 1.5);
        }

        At(1, "v").narrow(0, 0, head).copy_(said.t());
        At(1, "o").narrow(1, 0, head).copy_(said * 0.5);
    }

    // Orthonormal columns [hidden, count] without the shared component.
    private static Tensor Directions(int hidden, int count, Generator generator)
    {
        Tensor random = randn([hidden, count], generator: generator);
        random.narrow(0, 0, 1).fill_(0);
        return linalg.qr(random).Q;
    }
}
