using NextGpt.Contracts;

namespace NextGpt.Model.Reasoning;

/// <summary>Which kinds of content an answer must and must not hold. Enforced while decoding, whatever the model would like.</summary>
public sealed record ModalityRules
{
    /// <summary>
    /// Gets exactly the kinds that the answer holds: each of them at least once, no other. Null: the model decides. Where text is not among
    /// them the model still writes it for itself, but it is left out of the answer.
    /// </summary>
    public IReadOnlyList<Modality>? Exactly { get; init; }

    /// <summary>Gets the kinds that the answer must not hold.</summary>
    public IReadOnlyList<Modality> Forbidden { get; init; } = [];

    /// <summary>Gets how many media of one kind an answer may hold, at least 1.</summary>
    public int MaxGroups { get; init; } = 4;

    /// <summary>Gets a value indicating whether text belongs into the answer.</summary>
    public bool HasText => (Exactly is null || Exactly.Contains(Modality.Text)) && !Forbidden.Contains(Modality.Text);

    /// <summary>Gets the media that must be made, in the order given.</summary>
    internal IEnumerable<Modality> Required => Exactly?.Where(m => m != Modality.Text).Distinct() ?? [];

    /// <summary>Tells whether a kind may be made.</summary>
    /// <param name="modality">Image, audio or video.</param>
    /// <returns>Whether it is allowed.</returns>
    public bool Allows(Modality modality) => (Exactly is null || Exactly.Contains(modality)) && !Forbidden.Contains(modality);

    /// <summary>Checks the rules against what a model can make.</summary>
    /// <param name="makes">The modalities that the model has signals for.</param>
    /// <exception cref="ArgumentException">They contradict each other or ask for what cannot be made.</exception>
    public void Validate(IEnumerable<Modality> makes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxGroups, 1);
        Modality[] possible = [Modality.Text, .. makes];
        if (Exactly is { Count: 0 })
        {
            throw new ArgumentException("The modalities of an answer: expected at least one, found none.", nameof(makes));
        }

        foreach (Modality modality in Exactly ?? [])
        {
            if (Forbidden.Contains(modality))
            {
                throw new ArgumentException($"Modality {Name(modality)} is both asked for and forbidden.", nameof(makes));
            }

            if (!possible.Contains(modality))
            {
                throw new ArgumentException($"Modality {Name(modality)}: expected one that the model makes, [{string.Join(", ", possible.Select(Name))}].", nameof(makes));
            }
        }

        if (possible.All(Forbidden.Contains))
        {
            throw new ArgumentException("Every modality that the model makes is forbidden; nothing is left to answer with.", nameof(makes));
        }
    }

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();
}
