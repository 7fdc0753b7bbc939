namespace NextGpt.Training.Evaluation;

/// <summary>What an evaluation asks about.</summary>
public enum EvaluationSection
{
    /// <summary>Every subset of media given, every subset asked for.</summary>
    Matrix,

    /// <summary>Descriptions of one medium.</summary>
    Captioning,

    /// <summary>Questions on one medium.</summary>
    Questions,

    /// <summary>Dialogues of several turns, of which the last is judged.</summary>
    MultiTurn,

    /// <summary>Kinds that the request forces, whatever its text asks for; only whether exactly these were made is judged.</summary>
    Forced,

    /// <summary>Kinds that the request forbids though its text asks for them; only whether they were not made is judged.</summary>
    Forbidden,
}
