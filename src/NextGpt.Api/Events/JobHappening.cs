using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Events;

/// <summary>Something that happened to a job, before it is written for a watcher.</summary>
/// <param name="Sequence">Its number; later ones have higher numbers.</param>
internal abstract record JobHappening(long Sequence);

/// <summary>The job came to another stage, or further in it.</summary>
internal sealed record StageReached(long Sequence, string Stage, double Progress) : JobHappening(Sequence);

/// <summary>Text came to stand in a part.</summary>
internal sealed record TextWritten(long Sequence, int Part, int Offset, string Delta) : JobHappening(Sequence);

/// <summary>A decoder went further.</summary>
internal sealed record StepsDone(long Sequence, int Part, int Done, int Total) : JobHappening(Sequence);

/// <summary>A medium was begun, is done, or cannot be made.</summary>
internal sealed record PartChanged(long Sequence, PartProgress Part) : JobHappening(Sequence);

/// <summary>The job has its outcome; nothing comes after it.</summary>
internal sealed record JobSettled(long Sequence) : JobHappening(Sequence);
