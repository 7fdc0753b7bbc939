using NextGpt.Contracts;

namespace NextGpt.Model.Reasoning;

/// <summary>Keeps the rules of an answer while it is written: what may not be chosen now, what is still owed, what still has room.</summary>
internal sealed class SignalConstraint
{
    private readonly SignalVocabulary _vocabulary;
    private readonly ModalityRules _rules;
    private readonly List<Modality> _owed;
    private readonly Dictionary<Modality, int> _made = [];
    private readonly HashSet<Modality> _opened = [];

    /// <exception cref="ArgumentException">The rules contradict each other, or what must be made does not fit the limit of tokens.</exception>
    public SignalConstraint(SignalVocabulary vocabulary, ModalityRules rules, int maxTokens)
    {
        rules.Validate(vocabulary.Modalities);
        _vocabulary = vocabulary;
        _rules = rules;
        _owed = [.. rules.Required];
        TextOwed = rules.Exactly?.Contains(Modality.Text) == true;
        int least = OwedTokens + (TextOwed ? 1 : 0);
        if (least > maxTokens)
        {
            throw new ArgumentException($"The modalities asked for take at least {least} tokens; the limit is {maxTokens}.", nameof(maxTokens));
        }
    }

    /// <summary>Gets a value indicating whether text must be written before anything else.</summary>
    public bool TextOwed { get; private set; }

    /// <summary>Gets the first medium that must still be made.</summary>
    public Modality? Owed => _owed.Count > 0 ? _owed[0] : null;

    private int OwedTokens => _owed.Sum(Size);

    /// <summary>Makes impossible what may not be written now.</summary>
    public void Mask(Span<float> logits)
    {
        foreach (int id in _vocabulary.Never)
        {
            logits[id] = float.NegativeInfinity;
        }

        foreach (Modality modality in _vocabulary.Modalities)
        {
            if (TextOwed || !_rules.Allows(modality) || _made.GetValueOrDefault(modality) >= _rules.MaxGroups)
            {
                logits[_vocabulary.GroupOf(modality)[0]] = float.NegativeInfinity;
            }
        }

        if (TextOwed)
        {
            foreach (int[] stop in _vocabulary.Stops.Where(s => s.Length == 1))
            {
                logits[stop[0]] = float.NegativeInfinity;
            }
        }
    }

    /// <summary>Tells whether the tokens left are just enough for what is owed.</summary>
    public bool MustPay(int tokensLeft) => _owed.Count > 0 && tokensLeft <= OwedTokens;

    /// <summary>Tells whether a group fits beside what is owed.</summary>
    public bool Fits(Modality modality, int tokensLeft) =>
        Size(modality) + OwedTokens - (_owed.Contains(modality) ? Size(modality) : 0) <= tokensLeft;

    public void Accept(Modality modality)
    {
        _owed.Remove(modality);
        _made[modality] = _made.GetValueOrDefault(modality) + 1;
    }

    /// <summary>Gives, once for each owed medium, the words that lead to it, where they and what is owed fit.</summary>
    public ReadOnlySpan<int> TakeOpening(int written, int tokensLeft)
    {
        if (Owed is not { } owed || !_opened.Add(owed))
        {
            return [];
        }

        ReadOnlySpan<int> opening = _vocabulary.OpeningOf(owed, written == 0);
        return opening.Length + OwedTokens <= tokensLeft ? opening : [];
    }

    public void AcceptText() => TextOwed = false;

    private int Size(Modality modality) => _vocabulary.GroupOf(modality).Length;
}
