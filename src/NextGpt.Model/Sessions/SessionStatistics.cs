namespace NextGpt.Model.Sessions;

/// <summary>What a model's sessions have come to.</summary>
/// <param name="Opened">How often a graph was opened.</param>
/// <param name="Evicted">How often one was closed to make room.</param>
/// <param name="Resident">How many are open.</param>
/// <param name="ResidentBytes">The length of their files in bytes.</param>
public sealed record SessionStatistics(int Opened, int Evicted, int Resident, long ResidentBytes);
