namespace NextGpt.Training.Datasets;

/// <summary>How many samples of each kind a data set gets; the first three numbers are for each of the three media.</summary>
/// <param name="Pairs">Media with their captions (T-X).</param>
/// <param name="Understanding">Questions on a given medium (T+X -> T).</param>
/// <param name="Generation">Requests for a medium (T -> T+X).</param>
/// <param name="Dialogues">Dialogues of several turns and media (MosIT).</param>
public sealed record DatasetPlan(int Pairs, int Understanding, int Generation, int Dialogues);
