namespace NextGpt.Infrastructure.Tests;

/// <summary>A test that needs the Bicep CLI, which has packages for some platforms only.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (BicepCli.Location is null)
        {
            Skip = "The Bicep CLI is taken from its package for Linux on x64 only.";
        }
    }
}
