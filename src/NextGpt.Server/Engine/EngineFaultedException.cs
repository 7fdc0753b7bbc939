namespace NextGpt.Server.Engine;

/// <summary>The journal cannot be written: the engine has stopped, and nothing is lost. It goes on after a restart.</summary>
/// <param name="inner">What the journal said.</param>
public sealed class EngineFaultedException(Exception? inner) : Exception("The engine has stopped, because its journal cannot be written.", inner);
